/* A local variable gets its value on several paths. */
#include <fcntl.h>
#include <sys/mman.h>

void *either(int how)
{
    int fd = open("table.dat", O_RDWR);
    int flags;

    if (how == 1)
        flags = MAP_SHARED;
    else if (how == 2)
        flags = MAP_PRIVATE;
    else
        return 0;
    return mmap(0, 1, 1, flags, fd, 0); // may stay: shared-mapping
}

void *always_shared(int how)
{
    int fd = open("table.dat", O_RDWR);
    int flags;

    switch (how) {
    case 1: flags = MAP_SHARED | MAP_NORESERVE; break;
    case 2: flags = MAP_SHARED | MAP_POPULATE; break;
    default: flags = MAP_SHARED;
    }
    return mmap(0, 1, 1, flags, fd, 0); // stays: shared-mapping
}

void *never_shared(int how)
{
    int fd = open("table.dat", O_RDWR);
    int flags = how ? MAP_PRIVATE : MAP_PRIVATE | MAP_NORESERVE;

    return mmap(0, 1, 1, flags, fd, 0); // fine: private-mapping
}
