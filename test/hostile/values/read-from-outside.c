/* The flags come from outside of the program. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>

void *map(char **arguments)
{
    int fd = open("table.dat", O_RDWR);
    int flags = atoi(arguments[1]);

    return mmap(0, 1, 1, flags, fd, 0); // may stay: shared-mapping
}
