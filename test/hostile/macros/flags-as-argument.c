/* The flag that decides is an argument of the macro, or of the macro around that. */
#include <fcntl.h>
#include <sys/mman.h>

#define MAP(fd, how) mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_##how, (fd), 0)
#define MAP_PLAIN(fd, flags) mmap(0, 4096, PROT_READ, (flags), (fd), 0)
#define MAP_COPY(fd) MAP_PLAIN(fd, MAP_PRIVATE)
#define MAP_COMMON(fd) MAP_PLAIN(fd, MAP_SHARED)

void *map(int which)
{
    int fd = open("table.dat", O_RDWR);

    switch (which) {
    case 0: return MAP_COPY(fd); // fine: private-mapping
    case 1: return MAP_COMMON(fd); // stays: shared-mapping
    case 2: return MAP(fd, PRIVATE); // fine: private-mapping
    default: return MAP(fd, SHARED); // stays: shared-mapping
    }
}
