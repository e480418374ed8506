/* The descriptor is assigned in the middle of a condition. */
#include <fcntl.h>
#include <sys/mman.h>

void *map(void)
{
    int fd;

    if ((fd = open("/dev/mem", O_RDONLY)) < 0 || fd > 1000)
        return 0;
    return mmap(0, 1, 1, MAP_PRIVATE, fd, 0); // stays: mapped-device
}

void *map_at_once(void)
{
    return mmap(0, 1, 1, MAP_PRIVATE, open("/dev/mem", O_RDONLY), 0); // stays: mapped-device
}
