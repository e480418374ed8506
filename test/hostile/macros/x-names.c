/* A table of X macros lists names of APIs, of which only enumerators and strings are made. */
#define CALLS(X) X(mlock) X(mlockall) X(shmget) X(vfork)

#define AS_ENUMERATOR(name) CALL_##name,
enum call { CALLS(AS_ENUMERATOR) CALL_COUNT };
#undef AS_ENUMERATOR

#define AS_STRING(name) #name,
static const char *const names[] = { CALLS(AS_STRING) };
#undef AS_STRING

const char *name_of(enum call call)
{
    return call < CALL_COUNT ? names[call] : names[CALL_mlock];
}
