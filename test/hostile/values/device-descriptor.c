/* What is mapped is decided where the descriptor was opened. */
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

void *map_memory(void)
{
    int fd = open("/dev/mem", O_RDWR | O_SYNC);

    if (fd < 0)
        return 0;
    return mmap(0, 4096, PROT_READ, MAP_SHARED, fd, 0xf0000); // stays: mapped-device, shared-mapping
}

void *map_copy_of_descriptor(void)
{
    int fd = open("/dev/fb0", O_RDWR);
    int copy = dup(fd);

    close(fd);
    return mmap(0, 4096, PROT_READ, MAP_PRIVATE, copy, 0); // stays: mapped-device
}

void *map_moved_descriptor(void)
{
    int fd = open("/dev/video0", O_RDWR);

    return mmap(0, 4096, PROT_READ, MAP_PRIVATE, dup2(fd, 7), 0); // stays: mapped-device
}
