/* Labels have their addresses taken and are jumped to; one is called like an API. */
#include <sys/mman.h>

int jump(int which, void *start)
{
    static void *const places[] = { &&mlock, &&done };

    goto *places[which & 1];
mlock:
    return mlock(start, 1); // stays: locked-memory
done:
    return 0;
}
