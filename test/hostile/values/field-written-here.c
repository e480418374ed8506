/* The fields are written in the same function, and by a designated initialiser. */
#include <fcntl.h>
#include <sys/mman.h>

struct table {
    int fd;
    int flags;
};

void *map_table(void)
{
    struct table table;

    table.fd = open("table.dat", O_RDWR);
    table.flags = MAP_SHARED;
    return mmap(0, 1, 1, table.flags, table.fd, 0); // stays: shared-mapping
}

void *map_notes(void)
{
    struct table notes = { .flags = MAP_PRIVATE, .fd = open("notes.dat", O_RDWR) };

    return mmap(0, 1, 1, notes.flags, notes.fd, 0);
}
