/* The head of a function that gives back a pointer to functions turns inside out. */
#include <stddef.h>
#include <sys/mman.h>

int (*choose(int which))(const void *, size_t)
{
    if (which > 3)
        mlockall(which); // stays: locked-memory
    return munlock;
}

int (*(*choose_chooser(void))(int))(const void *, size_t)
{
    mlockall(MCL_CURRENT); // stays: locked-memory
    return choose;
}
