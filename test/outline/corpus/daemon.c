/*
 * A daemon as it was written over twenty years: three ways to declare a function, two ways to configure,
 * and macros where a language was missing. Nothing here is meant to run.
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif
#include <stdio.h>
#include "daemon.h"

#define STRINGIFY(x) #x
#define PASTE(a, b) a##b
#define FATAL(...)                      \
  do {                                  \
    log_line(LOG_ERR, __VA_ARGS__);     \
    exit_cleanly(1);                    \
  } while (0)
#define FOREACH(list, item) for (item = (list)->first; item != NULL; item = item->next)
#define NOT_BUILT { not_built(__func__); }
#define ENTRY(name, flags) { #name, PASTE(run_, name), (flags) },
#define COLD __attribute__((cold, noinline))
#define DEFINE_COUNTER(name) static unsigned long PASTE(name, _count);

/* Not code: int main(void) { " */
// Nor is this: /* void f(void) { \
   and it goes on here: ' " { */

DEFINE_COUNTER(request)
DEFINE_COUNTER(failure)
struct client {
  int fd;
  char name[MAX_NAME + 1];
  void (*on_close)(struct client *self, int why);
  struct client *next;
} *clients, spare = { .fd = -1, .on_close = forget_client };

enum state { STARTING, RUNNING = STARTING + 2, STOPPING };
typedef struct { unsigned a : 3, : 5; enum state state; } status_t;
typedef int (*handler_t)(struct client *, const char *, size_t);

static const struct { const char *name; handler_t run; unsigned flags; } commands[] = {
  ENTRY(get, FLAG_READ)
  ENTRY(set, FLAG_READ | FLAG_WRITE)
#ifdef WITH_ADMIN
  ENTRY(shutdown, FLAG_ADMIN)
#else
  { "shutdown", refuse, 0 },
#endif
  [10] = { "ten", NULL, '"' },
  { NULL, NULL, 0 }
};

static int compare(const void *, const void *);
extern int log_line(int level, const char *format, ...) COLD;
void exit_cleanly(int status) COLD;
static enum state state_of(status_t status) { return status.state; }

/* In the old style. */
int
old_open(path, mode, retries)
     char *path;
     register int mode, retries;
{
  int fd;
  while ((fd = open_file(path, mode)) < 0 && retries-- > 0)
    wait_a_little();
  return fd;
}

static struct client *
find_client(list, by)
     struct client *list;
     int (*by)();
{
  struct client *each;
  FOREACH (&list, each) if (by(each)) return each;
  return (struct client *) 0;
}

#ifdef _WIN32
int WINAPI WinMain(HINSTANCE instance, HINSTANCE before, LPSTR line, int show) {
  int argc = count_words(line);
  char **argv = split_words(line, argc);
#else
int main(int argc, char **argv) {
#endif
  status_t status = { .a = 1, .state = STARTING };
  int i, verbose = 0;

  for (i = 1; i < argc; i++) {
    if (argv[i][0] == '-' && argv[i][1] == 'v') verbose++;
#if defined(WITH_ADMIN) && !defined(NO_SHUTDOWN)
    else if (!compare(argv[i], "--shutdown")) {
#else
    else if (!compare(argv[i], "--stop")) {
#endif
      run_shutdown(clients, NULL, 0);
      break;
    }
  }
  if (setup(verbose) != 0)
    FATAL("cannot set up: %s {", last_error());
  switch (state_of(status)) {
    case STARTING: loop(clients); /* fall through */
    case RUNNING:
    default: { goto out; }
  }
out:
  (exit_cleanly)(0);
  return 0;
}

int background(void (*run)(void *), void *data)
#ifdef NO_THREADS
NOT_BUILT
#else
{
  return start_thread(run, data);
}
#endif

int foreground(void) {
#ifdef WITH_TRACE
  trace("in");
  return run_traced(clients);
}
#else
  return run_plain(clients);
}
#endif

static int COLD (compare)(const void *a, const void *b) {
  const char *left = a, *right = b;
  return le\
ft_first(left, right) ? -1 : strcm\
p(left, right);
}

void assembly(void) {
  unsigned long result;
  __asm__ volatile("cpuid\n\t"
                   "mov %%ebx, %0" : "=r"(result) : "a"(LEAF) : "ebx", "memory");
  use(result);
}

const char *usage = "usage: daemon [-v]\n\
  -v  say \"more\", { as it were\n\
";

void (*pick(int which))(int) {
  static void (*const all[])(int) = { on_hangup, on_child };
  return all[which];
}

_Static_assert(sizeof(status_t) <= MAX_STATUS, "too large");

#if 0
It isn't code, and an apostrophe opens nothing: {
#endif
int last(void) { return request_count + failure_count; }
END_OF_DAEMON
