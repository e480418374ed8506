/* The flag word is put together over arms of conditions, one of which is for another system. */
#include <fcntl.h>
#include <sys/mman.h>

#if defined(__linux__) && defined(MAP_SHARED)
#define MAP_KIND MAP_SHARED
#elif defined(__sun)
#define MAP_KIND MAP_PRIVATE
#else
#error "no mapping"
#endif

#if defined(MAP_POPULATE) && !defined(_WIN32)
#define MAP_MORE (MAP_KIND | MAP_POPULATE)
#else
#define MAP_MORE MAP_KIND
#endif

void *map(void)
{
    int fd = open("data", O_RDWR);
    int flags = 0;

#ifdef __APPLE__
    flags |= MAP_PRIVATE;
#else
    flags |= MAP_MORE;
#endif
    return mmap(0, 4096, PROT_READ | PROT_WRITE, flags, fd, 0); // stays: shared-mapping
}
