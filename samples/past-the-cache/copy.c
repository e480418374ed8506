/* Copies a file past the cache. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <unistd.h>

static char block[65536] __attribute__((aligned(4096)));

int main(int argc, char **argv)
{
    int from = argc == 3 ? open(argv[1], O_RDONLY | O_DIRECT) : -1;
    int to = argc == 3 ? open(argv[2], O_WRONLY | O_CREAT, 0666) : -1;
    ssize_t length;

    while ((length = read(from, block, sizeof block)) > 0) write(to, block, length);
    return length != 0;
}
