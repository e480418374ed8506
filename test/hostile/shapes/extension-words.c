/* Words of GNU C stand where nobody expects them. */
#include <sys/mman.h>

__extension__ typedef long long wide;
__inline__ static int pin(const void *__restrict__ start, wide size) __attribute__((__always_inline__));
__extension__ static __inline int pin(const void *__restrict__ start, wide size)
{
    __auto_type bytes = (unsigned long)size;
    register int failed __asm__("ebx") = mlock(start, bytes); // stays: locked-memory

    return __extension__({ __builtin_expect(failed, 0); });
}

_Noreturn void stop(void);
int _Alignas(16) aligned;

int call(const void *start)
{
    _Static_assert(sizeof(wide) == 8, "mlock(start, 1)");
    _Atomic int count = pin(start, 1);

    return __builtin_choose_expr(1, count, mlock(start, 2));
}
