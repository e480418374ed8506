/* A pointer to an array is given back, and parameters are arrays of pointers to arrays. */
#include <sys/mman.h>

static char pages[4][4096];

char (*pin_pages(int (*unused)[3], char *names[restrict static 2], int count))[4096]
{
    for (int i = 0; i < count; i++)
        mlock(pages[i], sizeof pages[i]); // stays: locked-memory
    return (*unused)[0] && names[0] ? pages : 0;
}
