/* The descriptor comes out of a stream, and the stream knows by a string how it was opened. */
#include <stdio.h>
#include <fcntl.h>
#include <sys/mman.h>

void *map_for_writing(void)
{
    FILE *file = fopen("table.dat", "r+b");

    return mmap(0, 1, 1, MAP_SHARED, fileno(file), 0); // stays: shared-mapping
}

void *map_for_reading(void)
{
    FILE *file = fopen("table.dat", "rb");

    return mmap(0, 1, 1, MAP_SHARED, fileno(file), 0); // may stay: shared-mapping
}

void *map_device(void)
{
    FILE *file = fopen("/dev/mem", "r");
    int fd = fileno(file);

    return mmap(0, 1, 1, MAP_PRIVATE, fd, 0); // stays: mapped-device
}

void *map_around(void)
{
    int fd = fileno(fdopen(open("/dev/fb1", O_RDONLY), "r"));

    return mmap(0, 1, 1, MAP_PRIVATE, fd, 0); // stays: mapped-device
}
