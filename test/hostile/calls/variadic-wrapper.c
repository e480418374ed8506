/* Wrappers with a variable number of arguments take the flags out of the list. */
#include <fcntl.h>
#include <stdarg.h>
#include <sys/mman.h>

static void *map(int fd, ...)
{
    va_list list;
    int flags;

    va_start(list, fd);
    flags = va_arg(list, int);
    va_end(list);
    return mmap(0, 1, PROT_READ | PROT_WRITE, flags, fd, 0);
}

int main(void) { return map(open("x", O_RDWR), MAP_SHARED) == 0; } // may stay: shared-mapping
