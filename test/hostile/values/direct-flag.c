/* O_DIRECT reaches open under another name, by a bare number, and through a variable. */
#define _GNU_SOURCE
#include <fcntl.h>

#define UNCACHED (O_RDONLY | O_DIRECT)

int open_directly(const char *path, int which)
{
    int flags = O_RDONLY;

    switch (which) {
    case 0: return open(path, UNCACHED); // may stay: direct-io
    case 1: return open(path, 0x4000); // may stay: direct-io
    case 2: return open(path, flags);
    default: flags |= O_DIRECT;
    }
    return open(path, flags); // may stay: direct-io
}
