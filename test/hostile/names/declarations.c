/* The APIs are declared, in all ways, and not called. */
#include <stddef.h>

int mlockall(int flags), munlockall(void);
extern int mlock(const void *start, size_t size) __attribute__((nonnull(1)));
typedef __typeof__(mlock) mlock_type;
extern mlock_type mlock;

int quiet(void)
{
    int vfork(void);
    extern int shmget(int, size_t, int);

    return 0;
}
