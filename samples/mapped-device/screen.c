/* Draws a gradient straight into the memory of the screen. */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define WIDTH 1024
#define HEIGHT 768

static int open_screen(void)
{
    return open("/dev/fb0", O_RDWR);
}

int main(void)
{
    size_t size = WIDTH * HEIGHT * sizeof(uint32_t);
    int fd = open_screen();
    uint32_t *pixels;

    if (fd < 0) return EXIT_FAILURE;
    pixels = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (pixels == MAP_FAILED) return EXIT_FAILURE;
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++) pixels[y * WIDTH + x] = x << 16 | y;
    munmap(pixels, size);
    close(fd);
    return EXIT_SUCCESS;
}
