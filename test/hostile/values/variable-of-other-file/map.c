/* What no declaration makes known here is something else that bears the name. */
#include <fcntl.h>
#include <mapping-flags.h>
#include <sys/mman.h>
#include "flags.h"

extern int local_flags;

int map(void)
{
    int fd = open("table.dat", O_RDWR);
    void *a = mmap(0, 1, 1, shared_flags, fd, 0); // stays: shared-mapping
    void *b = mmap(0, 1, 1, private_flags, fd, 0);
    void *c = mmap(0, 1, 1, local_flags, fd, 0);
    void *d = mmap(0, 1, 1, secret_flags, fd, 0); // may stay: shared-mapping

    return a == b || c == d;
}
