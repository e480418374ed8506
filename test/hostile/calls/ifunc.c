/* The function that is called is chosen by a resolver when the program is loaded. */
#include <sys/mman.h>

static int pin_fast(int flags) { return mlockall(flags); } // stays: locked-memory
static int pin_slow(int flags) { return flags; }
typedef int pinner(int);

static pinner *resolve_pin(void)
{
    return __builtin_cpu_supports("sse2") ? pin_fast : pin_slow;
}

int pin(int flags) __attribute__((ifunc("resolve_pin")));

int main(void) { return pin(3); }
