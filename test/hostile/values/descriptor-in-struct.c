/* The descriptor is kept in a structure that travels through functions: opened by one, mapped by another. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>

struct screen {
    int width;
    int descriptor;
    void *memory;
};

static struct screen *screen_new(void)
{
    struct screen *screen = calloc(1, sizeof *screen);

    screen->descriptor = open("/dev/fb0", O_RDWR);
    return screen;
}

static int screen_map(struct screen *screen)
{
    screen->memory = mmap(0, 4096, PROT_WRITE, MAP_SHARED, screen->descriptor, 0); // missed: mapped-device: fields that are reached through a pointer are not followed into other functions; missed: stays: shared-mapping: for the same reason
    return screen->memory == MAP_FAILED;
}

int main(void)
{
    struct screen *screen = screen_new();

    return screen_map(screen);
}
