/* The function is looked up by a string at run time, and the string is put together. */
#define _GNU_SOURCE
#include <dlfcn.h>

#define PREFIX "mlock"

int call(void *library)
{
    int (*pin)(int) = (int (*)(int))dlsym(RTLD_DEFAULT, "mlockall"); // may stay: locked-memory
    int (*pin_again)(int) = dlsym(RTLD_NEXT, PREFIX "all"); // may stay: locked-memory
    void *other = dlsym(library, "munlockall");
    void *versioned = dlvsym(library, "shmget", "GLIBC_2.2.5"); // may stay: system-v-shared-memory

    return pin(1) + pin_again(2) + (other == versioned);
}
