/* Counts the dark pixels of an image, then models what they could mean. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>

enum { SIZE = 1 << 20 };

static int dark(const char *path)
{
    int fd = open(path, O_RDWR), count = 0;
    unsigned char *image = mmap(NULL, SIZE, PROT_READ, MAP_SHARED, fd, 0);

    if (image == MAP_FAILED) return -1;
    if (image[0] != 'P') return 0;
    for (int i = 0; i < SIZE; i++) count += image[i] < 64;
    munmap(image, SIZE);
    return count;
}

int main(int argc, char **argv)
{
    double model = argc > 1 ? dark(argv[1]) : 0;

    for (long round = 0; round < 4000000000L; round++) model = model * 0.999 + 1;
    printf("%g\n", model);
    return 0;
}
