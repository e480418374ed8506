/* A loop's head has an opening brace in each arm and one closing brace for both. */
#include <sys/mman.h>

int pin_each(char *start, int count)
{
    int failed = 0;
#ifdef BACKWARDS
    for (int i = count - 1; i >= 0; i--) {
#else
    for (int i = 0; i < count; i++) {
#endif
        failed += mlock(start + i, 1); // stays: locked-memory
    }
    return failed;
}

int after_that(void)
{
    return mlockall(MCL_CURRENT); // stays: locked-memory
}
