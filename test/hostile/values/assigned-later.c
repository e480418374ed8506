/* The variable gets the flag only after the call. */
#include <fcntl.h>
#include <sys/mman.h>

int flags_of_first(void *start)
{
    int fd = open("table.dat", O_RDWR);
    int flags = MAP_PRIVATE;
    void *mapped = mmap(start, 1, 1, flags, fd, 0);

    flags = MAP_SHARED;
    return mapped == start ? flags : 0;
}
