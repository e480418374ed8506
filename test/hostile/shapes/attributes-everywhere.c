/* Attributes stand in all the places of a head and of statements, by words, by macros with strings and by brackets. */
#include <sys/mman.h>

#define NODISCARD [[gnu::warn_unused_result]]
#define SECTION(name) __attribute__((section(name), used))
#define NORETURN _Noreturn
#define FORMAT(kind, at) __attribute__((format(kind, at, at + 1)))
#define ACCESS(...) __attribute__((access(__VA_ARGS__)))

static SECTION(".text.pin") __inline__ int __attribute__((always_inline)) pin(void *at) { return mlock(at, 1); } // stays: locked-memory
ACCESS(read_only, 1) int also(const void *at) { return mlock(at, 2); } // stays: locked-memory
FORMAT(printf, 1) static int text(const char *format, ...) { return mlock(format, 3); } // stays: locked-memory
__extension__ __attribute__((noinline)) NORETURN static void stop(void) { for (;;) mlockall(4); } // stays: locked-memory

int main(void)
{
    if (also("x") > 0) __attribute__((unused)) again: stop();
    return pin("y") + text("%d", 1);
}
