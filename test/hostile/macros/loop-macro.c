/* A macro is the head of a loop, with a body behind it. */
#include <sys/mman.h>

#define FOR_EACH_PAGE(page, start, count) \
    for (char *page = (start); page < (start) + (count) * 4096; page += 4096)

int pin_pages(char *start, int count)
{
    int failed = 0;

    FOR_EACH_PAGE(page, start, count) {
        failed += mlock(page, 4096); // stays: locked-memory
    }
    FOR_EACH_PAGE(page, start, count)
        failed += mlock(page, 1); // stays: locked-memory
    return failed;
}
