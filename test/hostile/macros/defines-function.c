/* A macro writes the whole head of a function, and its body follows. */
#include <sys/mman.h>

#define COMMAND(name) int command_##name(void *argument)
#define TEST(suite, name) static void suite##_##name(void); \
    void (*const run_##suite##_##name)(void) = suite##_##name; \
    static void suite##_##name(void)

COMMAND(pin)
{
    return mlock(argument, 4096); // stays: locked-memory
}

TEST(memory, everything)
{
    mlockall(MCL_CURRENT); // stays: locked-memory
}
