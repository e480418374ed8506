/* A macro gives a function another name, with and without parameters. */
#include <unistd.h>
#include <sys/mman.h>

#define xfork vfork
#define pin_all() mlockall(MCL_CURRENT)

int start(void)
{
    pin_all(); // stays: locked-memory
    if (xfork() == 0) // stays for now: borrowed-address-space
        _exit(0);
    return 0;
}
