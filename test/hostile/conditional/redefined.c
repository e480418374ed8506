/* The same question has two answers, because the macro is defined anew in between. */
#include <sys/mman.h>

int ask_twice(void *start)
{
    int failed = 0;
#define WANTED 0
#if WANTED
    failed += mlock(start, 1);
#endif
#undef WANTED
#define WANTED 1
#if WANTED
    failed += mlock(start, 2); // stays: locked-memory
#endif
#undef WANTED
#ifdef WANTED
    failed += mlock(start, 3);
#endif
    return failed;
}
