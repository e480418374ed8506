/* The path lies in a variable: a pointer, an array, a constant, an element of a table. */
#include <fcntl.h>
#include <sys/mman.h>

static const char *const memory = "/dev/mem";
static const char frame_buffer[] = "/dev/fb0";
static const char *const devices[] = { "/dev/mem", "/dev/kmem" };

void *map(int which)
{
    const char *path = "/dev/video0";
    int fd = open(path, O_RDWR);

    return which ? mmap(0, 1, 1, MAP_PRIVATE, fd, 0) : 0; // stays: mapped-device
}

void *map_memory(void)
{
    int fd = open(memory, O_RDONLY);

    return mmap(0, 1, 1, MAP_PRIVATE, fd, 0); // stays: mapped-device
}

void *map_array(void)
{
    int fd = open(frame_buffer, O_RDONLY);

    return mmap(0, 1, 1, MAP_PRIVATE, fd, 0); // stays: mapped-device
}

void *map_element(int which)
{
    int fd = open(devices[which], O_RDONLY);

    return mmap(0, 1, 1, MAP_PRIVATE, fd, 0); // stays: mapped-device
}
