/* Words of macros stand before, in and behind the heads of wrappers, whose parameters decide. */
#include <fcntl.h>
#include <stddef.h>
#include <sys/mman.h>

#define AP_DECLARE(type) __attribute__((visibility("default"))) type
#define WINAPI
#define MAP_EXPORT __attribute__((visibility("default")))
#define ATTR_UNUSED __attribute__((unused))
#define PRINTF_LIKE(a, b) __attribute__((format(printf, a, b)))
#define NONNULL(...) __attribute__((nonnull(__VA_ARGS__)))
#define PARAM_UNUSED __attribute__((unused))
#define BEGIN_DECLS
#define END_DECLS

BEGIN_DECLS

AP_DECLARE(void *) map_declared(int fd, int flags)
{
    return mmap(NULL, 4096, PROT_READ, flags, fd, 0);
}

void *WINAPI map_by_convention(int fd, int flags)
{
    return mmap(NULL, 4096, PROT_READ, flags, fd, 0);
}

MAP_EXPORT void *map_exported(int fd, int flags)
{
    return mmap(NULL, 4096, PROT_READ, flags, fd, 0);
}

static ATTR_UNUSED void *map_unused(int fd, int flags)
{
    return mmap(NULL, 4096, PROT_READ, flags, fd, 0);
}

static void *map_described(int fd, int flags, const char *format, ...) PRINTF_LIKE(3, 4);
static void *map_described(int fd, int flags, const char *format, ...)
{
    return format ? mmap(NULL, 4096, PROT_READ, flags, fd, 0) : NULL;
}

NONNULL(2) static void *map_checked(PARAM_UNUSED int size, const char *name, int flags)
{
    return mmap(NULL, 4096, PROT_READ, flags, open(name, O_RDWR), 0);
}

static void *map_by_callback(void *(WINAPI *make)(int), int fd, int flags)
{
    return make ? make(fd) : mmap(NULL, 4096, PROT_READ, flags, fd, 0);
}

END_DECLS

int main(void)
{
    int fd = open("table.dat", O_RDWR);

    map_declared(fd, MAP_PRIVATE);
    map_declared(fd, MAP_SHARED); // stays: shared-mapping
    map_by_convention(fd, MAP_PRIVATE);
    map_by_convention(fd, MAP_SHARED); // stays: shared-mapping
    map_exported(fd, MAP_PRIVATE);
    map_exported(fd, MAP_SHARED); // stays: shared-mapping
    map_unused(fd, MAP_PRIVATE);
    map_unused(fd, MAP_SHARED); // stays: shared-mapping
    map_described(fd, MAP_PRIVATE, "%d", 1);
    map_described(fd, MAP_SHARED, "%d", 2); // stays: shared-mapping
    map_checked(1, "table.dat", MAP_PRIVATE);
    map_checked(1, "table.dat", MAP_SHARED); // stays: shared-mapping
    map_by_callback(NULL, fd, MAP_PRIVATE);
    map_by_callback(NULL, fd, MAP_SHARED); // stays: shared-mapping
    return 0;
}
