/* Flags of clone by name, by number, and spread over several lines with comments between them. */
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>

static char stack[65536];

static int work(void *nothing)
{
    return nothing == 0;
}

int start(int which)
{
    switch (which) {
    case 0: return clone(work, stack + 65536, 0x100, 0); // stays: shared-address-space
    case 1: return clone(work, stack + 65536, 0x100 | 0x4000, 0); // stays for now: shared-address-space
    case 2: return clone(work, stack + 65536, 17, 0); // fine: shared-address-space
    default:
        return clone(work, stack + 65536, // stays: shared-address-space
                     CLONE_FILES /* the table of files */
                     | CLONE_VM // the memory
                     | SIGCHLD, 0);
    }
}
