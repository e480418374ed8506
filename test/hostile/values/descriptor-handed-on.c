/* The descriptor is opened by one function, handed to a second and mapped by a third. */
#include <fcntl.h>
#include <sys/mman.h>

static int open_device(int how)
{
    int fd = open("/dev/mem", how);

    return fd;
}

static void *map_it(int fd)
{
    return mmap(0, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
}

void *map_device(void)
{
    return map_it(open_device(O_RDONLY)); // stays: mapped-device
}
