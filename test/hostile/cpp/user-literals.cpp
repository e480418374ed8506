// Literals of the program's own look like words glued to numbers and strings.
#include <sys/mman.h>

constexpr unsigned long operator""_KiB(unsigned long long count) { return count * 1024; }
constexpr const char *operator""_mlock(const char *text, unsigned long) { return text; }

int call(void *start)
{
    return mlock(start, 4_KiB) + "mlockall(3)"_mlock[0]; // stays: locked-memory
}
