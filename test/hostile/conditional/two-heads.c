/* A condition gives one body two heads. */
#include <sys/mman.h>

#ifdef WITH_SIZE
int pin_some(void *start, unsigned long size)
{
#else
int pin_some(void *start)
{
    unsigned long size = 4096;
#endif
    return mlock(start, size); // stays: locked-memory
}

int main(void)
{
    static char page[4096];
#ifdef WITH_SIZE
    return pin_some(page, 4096);
#else
    return pin_some(page);
#endif
}
