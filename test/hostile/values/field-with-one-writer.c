/* The flags are kept in a structure's field, which one place writes. */
#include <fcntl.h>
#include <sys/mman.h>

struct table {
    int fd;
    int flags;
};

static struct table table;

void open_table(void)
{
    table.fd = open("table.dat", O_RDWR);
    table.flags = MAP_SHARED;
}

void *map_table(void)
{
    return mmap(0, 1, 1, table.flags, table.fd, 0); // stays: shared-mapping
}
