/* A macro that nobody uses calls nothing. */
#include <sys/mman.h>

#define PIN(start) mlock((start), 4096)

int plain(void *start)
{
    return start == 0;
}
