/* The descriptor comes back through a pointer. */
#include <fcntl.h>
#include <sys/mman.h>

static void open_into(int *fd)
{
    *fd = open("/dev/mem", O_RDWR);
}

void *map(void)
{
    int fd = -1;

    open_into(&fd);
    return mmap(0, 1, 1, MAP_SHARED, fd, 0); // may stay: shared-mapping; missed: mapped-device: what is written through a pointer is not followed
}
