/* Flags are kept in constants of the file, of the function, and in one that is not constant at all. */
#include <fcntl.h>
#include <sys/mman.h>

static const int table_flags = MAP_SHARED;
const int notes_flags = MAP_PRIVATE;

void *map(int which)
{
    const int own_flags = table_flags | MAP_NORESERVE;
    static const int other_flags = MAP_PRIVATE;
    int fd = open("table.dat", O_RDWR);

    switch (which) {
    case 0: return mmap(0, 10, PROT_READ, table_flags, fd, 0); // stays: shared-mapping
    case 1: return mmap(0, 10, PROT_READ, notes_flags, fd, 0); // fine: private-mapping
    case 2: return mmap(0, 10, PROT_READ, own_flags, fd, 0); // stays: shared-mapping
    default: return mmap(0, 10, PROT_READ, other_flags, fd, 0); // fine: private-mapping
    }
}
