/* The flags go through three functions; the finding stands where they are chosen. */
#include <fcntl.h>
#include <sys/mman.h>

static void *map_at(void *where, int size, int flags)
{
    int fd = open("table.dat", O_RDWR);

    return mmap(where, (unsigned long)size, PROT_READ, flags, fd, 0);
}

static void *map_anywhere(int flags, int size)
{
    return map_at(0, size, flags | MAP_NORESERVE);
}

void *map_page(int flags);

void *map_page(int flags)
{
    void *mapped = map_anywhere(flags, 4096);

    return mapped;
}

int main(void)
{
    char *own = map_page(MAP_PRIVATE); // fine: private-mapping
    char *common = map_page(MAP_SHARED); // stays: shared-mapping

    return own == common;
}
