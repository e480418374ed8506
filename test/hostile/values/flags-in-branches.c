/* Flags are gathered by |= in branches, loops and switches before they are used once. */
#include <fcntl.h>
#include <sys/mman.h>

void *map(int writable, int locked, const char *path)
{
    int flags = 0, protection = PROT_READ;
    int fd = open(path, O_RDWR | O_CREAT, 0600);

    if (writable) {
        protection |= PROT_WRITE;
        flags |= MAP_SHARED;
    } else {
        flags |= MAP_SHARED | MAP_NORESERVE;
    }
    if (locked)
        flags |= MAP_LOCKED;
    return mmap(0, 1, protection, flags, fd, 0); // stays: shared-mapping; missed: locked-memory: a doubtful flag is not told where another rule tells of the call
}

void *map_private(int kind, int fd)
{
    int flags = MAP_PRIVATE;

    switch (kind) {
    case 1:
        flags |= MAP_NORESERVE;
        break;
    case 2:
        flags |= MAP_POPULATE;
        /* fall through */
    default:
        flags |= MAP_FIXED;
    }
    return mmap(0, 1, PROT_READ, flags, fd, 0); // fine: private-mapping
}
