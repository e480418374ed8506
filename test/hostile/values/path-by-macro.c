/* The path is put together from strings next to each other, by macros and without. */
#include <fcntl.h>
#include <sys/mman.h>

#define DEVICES "/dev/"
#define FRAME_BUFFER DEVICES "fb" "0"

void *map_frame_buffer(void)
{
    int fd = open(FRAME_BUFFER, O_RDWR);

    return mmap(0, 1, 1, MAP_PRIVATE, fd, 0); // stays: mapped-device
}

void *map_memory(void)
{
    int fd = open("/d" "ev" /* the
        second half */ "/mem", O_RDWR);

    return mmap(0, 1, 1, MAP_PRIVATE, fd, 0); // stays: mapped-device
}
