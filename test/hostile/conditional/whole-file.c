/* The whole file is for another system. */
#if defined(_WIN32)
#include <sys/mman.h>
#include <sys/shm.h>

int whole_file(void *start)
{
    shmget(1, 2, 3);
    return mlock(start, 1);
}
#endif

int something_else;
