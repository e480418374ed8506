/* The path is written with escape sequences and a line splice. */
#include <fcntl.h>
#include <sys/mman.h>

void *map_escaped(void)
{
    int fd = open("\x2f" "dev\057mem", O_RDWR);

    return mmap(0, 1, 1, MAP_PRIVATE, fd, 0); // stays: mapped-device
}

void *map_spliced(void)
{
    int fd = open("/de\
v/mem", O_RDWR);

    return mmap(0, 1, 1, MAP_PRIVATE, fd, 0); // stays: mapped-device
}
