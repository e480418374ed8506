/* A table of X macros makes a function for each line of the table. */
#include <sys/mman.h>
#include <sys/shm.h>

#define TABLE(X)                       \
    X(pin, mlockall(MCL_CURRENT))      \
    X(unpin, munlockall())             \
    X(take, shmget(1, 2, 3))

#define AS_FUNCTION(name, call) int do_##name(void) { return call; }
TABLE(AS_FUNCTION) // stays: locked-memory, system-v-shared-memory
#undef AS_FUNCTION

#define AS_NAME(name, call) #name,
static const char *const names[] = { TABLE(AS_NAME) };

const char *name_of(int index)
{
    return names[index];
}
