/* A header that C and C++ share, with tables that are made by macros. Nothing here is meant to run. */
#ifndef TABLES_H
#define TABLES_H
#ifdef __cplusplus
extern "C" {
#endif

#define OPCODES(X) \
  X(NOP, 0, op_nop) \
  X(LOAD, 1, op_load) /* the rest
                         comes later */ \
  X(STORE, 2, op_store)

#define AS_ENUM(name, number, run) OP_##name = number,
enum opcode { OPCODES(AS_ENUM) OP_LAST };
#undef AS_ENUM

#define AS_PROTOTYPE(name, number, run) int run(struct machine *, const unsigned char *);
OPCODES(AS_PROTOTYPE)
#undef AS_PROTOTYPE

BEGIN_DECLS
API_EXPORT(int) machine_run(struct machine *machine, void (*each)(enum opcode)) NONNULL(1, 2);
API_DEPRECATED_FOR(machine_run)
int machine_step(struct machine *machine);
extern const char *(*const opcode_names)[OP_LAST];
END_DECLS

struct machine {
  union {
    unsigned long words[16];
    unsigned char bytes[16 * sizeof(long)];
  } memory;
  struct { enum opcode code; int (*run)(struct machine *, const unsigned char *); } table[OP_LAST];
#if WORDS > 16 || \
    defined(WIDE)
  unsigned long more[WORDS - 16];
#endif
};

static inline __attribute__((always_inline)) unsigned long peek(const struct machine *m, unsigned at) {
  return m->memory.words[at & 0xfu] ^ 0x1p-3 + 1e+5 > LIMIT ? 0UL : 07;
}

#ifdef __cplusplus
}
#endif
#endif /* TABLES_H */
