/* The API's name is measured, or its type is taken, but it is not evaluated. */
#include <sys/mman.h>
#include <sys/shm.h>

typedef __typeof__(&shmget) shmget_pointer;
extern __typeof__(mlock) my_mlock __attribute__((weak));

unsigned long measure(void *start)
{
    __typeof__(mlock(start, 1)) failed = 0;

    return sizeof(&mlock) + sizeof mlock(start, 2) + _Alignof(shmget_pointer)
        + (unsigned long)__builtin_types_compatible_p(__typeof__(mlock), int) + (unsigned long)failed;
}
