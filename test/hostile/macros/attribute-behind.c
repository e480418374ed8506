/* Behind the parameters stand attributes, by macros that bring arguments along, and before the body a word. */
#include <fcntl.h>
#include <stddef.h>
#include <sys/mman.h>

#define NOEXCEPT
#define REQUIRES(lock) __attribute__((nonnull(lock)))
#define API(type, convention) type
#define CONVENTION

static void *map_while(int fd, int flags) NOEXCEPT {
    return mmap(NULL, 4096, PROT_READ, flags, fd, 0);
}

API(void *, CONVENTION) map_with(int fd, int flags)
{
    return mmap(NULL, 4096, PROT_READ, flags, fd, 0);
}

API(static void *, CONVENTION)
CONVENTION map_twice(register int fd, const int flags) NOEXCEPT
{
    return mmap(NULL, 4096, PROT_READ, flags, fd, 0);
}

int main(void)
{
    int fd = open("table.dat", O_RDWR);

    map_while(fd, MAP_PRIVATE);
    map_while(fd, MAP_SHARED); // stays: shared-mapping
    map_with(fd, MAP_PRIVATE);
    map_with(fd, MAP_SHARED); // stays: shared-mapping
    map_twice(fd, MAP_PRIVATE);
    map_twice(fd, MAP_SHARED); // stays: shared-mapping
    return 0;
}
