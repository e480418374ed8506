/* The variable is changed by an operator that is no assignment, and by somebody who has its address. */
#include <fcntl.h>
#include <sys/mman.h>

void choose(int *flags);

void *counted(void)
{
    int fd = open("table.dat", O_RDWR);
    int flags = MAP_SHARED;

    flags++;
    return mmap(0, 1, 1, flags, fd, 0);
}

void *chosen(void)
{
    int fd = open("table.dat", O_RDWR);
    int flags = MAP_PRIVATE;

    choose(&flags);
    return mmap(0, 1, 1, flags, fd, 0); // may stay: shared-mapping
}
