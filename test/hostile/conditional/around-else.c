/* The word `else` itself stands under a condition, so that the braces fit either way. */
#include <sys/mman.h>

int pin_if_asked(void *start, int asked)
{
#ifdef WITH_QUESTION
    if (asked == 0) {
        return 0;
    } else
#endif
    {
        return mlock(start, (unsigned long)asked); // stays: locked-memory
    }
}
