/* An old style definition is seen through like any other. [-std=gnu89] */
#include <fcntl.h>
#include <sys/mman.h>

static char *map(size, flags)
    int size, flags;
{
    return mmap(0, size, PROT_READ, flags, open("table.dat", O_RDWR), 0);
}

int
main()
{
    char *own = map(10, MAP_PRIVATE);
    char *common = map(10, MAP_SHARED); // stays: shared-mapping

    return own == common;
}
