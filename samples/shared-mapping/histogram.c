/* Adds up a histogram in a file that it maps, so that other programs see the counts grow. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define BINS 256

int main(void)
{
    const size_t size = BINS * sizeof(unsigned long);
    int fd = open("histogram.bin", O_RDWR | O_CREAT, 0644);
    unsigned long *bins;
    int byte;

    if (fd < 0 || ftruncate(fd, size) != 0) return EXIT_FAILURE;
    bins = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (bins == MAP_FAILED) return EXIT_FAILURE;
    while ((byte = getchar()) != EOF) bins[byte]++;
    return EXIT_SUCCESS;
}
