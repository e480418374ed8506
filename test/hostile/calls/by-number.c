/* A system call by its number has no name of an API in it. */
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <unistd.h>

#define CALL_NUMBER SYS_mlockall

long call(int which)
{
    switch (which) {
    case 0: return syscall(SYS_mlock, &which, sizeof which); // stays: locked-memory
    case 1: return syscall(__NR_mlock, &which, sizeof which); // stays: locked-memory
    case 2: return syscall(CALL_NUMBER, 3); // stays: locked-memory
    case 3: return syscall(56, 0x100, 0, 0, 0, 0); // stays: shared-address-space
    case 4: return syscall((long)SYS_shmget, 1, 2, 3); // stays: system-v-shared-memory
    case 5: return syscall(SYS_getpid);
    default: return syscall(SYS_munlock, &which, sizeof which);
    }
}
