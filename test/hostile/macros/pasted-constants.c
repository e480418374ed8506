/* Constants are pasted together over two macros, with blanks, and a comma may be swallowed. */
#include <fcntl.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FLAG(name) MAP_ ## name
#define MAP_BY(fd, name) map_any(fd, FLAG(name), "%d")
#define LOGGED(call, ...) log_it(#call, ##__VA_ARGS__), call(__VA_ARGS__)
#define CALL(name, ...) syscall(SYS_##name, ##__VA_ARGS__)

void log_it(const char *name, ...);

static void *map_any(int fd, int flags, const char *format)
{
    return format ? mmap(NULL, 4096, PROT_READ, flags, fd, 0) : NULL;
}

int main(void)
{
    int fd = open("table.dat", O_RDWR);

    MAP_BY(fd, PRIVATE);
    MAP_BY(fd, SHARED); // stays: shared-mapping
    LOGGED(mlockall, MCL_CURRENT); // stays: locked-memory
    CALL(mlockall, MCL_CURRENT); // stays: locked-memory
    CALL(getpid);
    return 0;
}
