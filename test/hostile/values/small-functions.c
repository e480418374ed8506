/* Flags come from small functions that always give back the same, or one of two. */
#include <fcntl.h>
#include <sys/mman.h>

static int common(void) { return MAP_SHARED; }
static int own(void) { return MAP_PRIVATE; }
static int with(int more) { return MAP_PRIVATE | more; }
static int chosen(int which)
{
    if (which > 3)
        return MAP_SHARED;
    return MAP_PRIVATE;
}

void *map(int which)
{
    int fd = open("table.dat", O_RDWR);

    switch (which) {
    case 0: return mmap(0, 1, 1, common(), fd, 0); // stays: shared-mapping
    case 1: return mmap(0, 1, 1, own(), fd, 0); // fine: private-mapping
    case 2: return mmap(0, 1, 1, with(MAP_NORESERVE), fd, 0); // fine: private-mapping
    case 3: return mmap(0, 1, 1, with(MAP_LOCKED), fd, 0); // may stay: locked-memory
    default: return mmap(0, 1, 1, chosen(which), fd, 0); // may stay: shared-mapping
    }
}
