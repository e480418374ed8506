/* Keeps the best tour found so far where the next run will find it. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "store.h"

struct tour {
    double length;
    int towns[64];
};

int main(void)
{
    int fd = open("best-tour.bin", O_RDWR | O_CREAT, 0644);
    struct tour *best;

    if (fd < 0 || ftruncate(fd, sizeof *best) != 0) return EXIT_FAILURE;
    best = MAP_STORE(fd, sizeof *best);
    if (best == MAP_FAILED) return EXIT_FAILURE;
    for (int i = 0; i < 64; i++) best->towns[i] = i;
    munmap(best, sizeof *best);
    return EXIT_SUCCESS;
}
