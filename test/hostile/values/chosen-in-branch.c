/* A wrapper chooses the flags in a branch by what its callers say, and these say different things. */
#include <fcntl.h>
#include <sys/mman.h>

static void *map(int fd, int shared)
{
    int flags = MAP_PRIVATE;

    if (shared)
        flags = MAP_SHARED;
    return mmap(0, 4096, PROT_READ | PROT_WRITE, flags, fd, 0);
}

static void *map_by_mode(int fd, const int mode)
{
    int flags;

    if (mode == 2)
        flags = MAP_SHARED;
    else
        flags = MAP_PRIVATE | MAP_NORESERVE;
    return mmap(0, 4096, PROT_READ | PROT_WRITE, flags, fd, 0);
}

void *use(int which, int asked)
{
    int fd = open("data", O_RDWR);

    switch (which) {
    case 0: return map(fd, 1); // stays: shared-mapping
    case 1: return map(fd, 0); // fine: private-mapping
    case 2: return map(fd, asked); // may stay: shared-mapping
    case 3: return map_by_mode(fd, 2); // stays: shared-mapping
    default: return map_by_mode(fd, 1); // fine: private-mapping
    }
}
