/* Descriptors are kept in an array, duplicated, and read out of a stream. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

void *map(void)
{
    int fds[2];

    fds[0] = open("/dev/mem", O_RDWR);
    fds[1] = dup(fds[0]);
    return mmap(0, 1, PROT_READ, MAP_PRIVATE, fds[1], 0); // missed: mapped-device: elements of arrays are not followed
}

void *map_stream(void)
{
    FILE *stream = fopen("/dev/mem", "r+");
    int copy = dup(fileno(stream));

    return mmap(0, 1, PROT_READ, MAP_SHARED, copy, 0); // stays: mapped-device, shared-mapping
}
