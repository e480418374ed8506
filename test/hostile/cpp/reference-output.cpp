// Flags and descriptors come back through references.
#include <fcntl.h>
#include <sys/mman.h>
#include <utility>

namespace {
void share(int &flags) { flags |= MAP_SHARED; }
void keep_own(int &flags) { flags = MAP_PRIVATE; }
bool open_data(int &fd) { fd = open("data", O_RDWR); return fd >= 0; }
void look(const int &flags) { if (flags == 0) throw 1; }
}
void ask(int &flags);

void *map_shared()
{
    int flags = MAP_PRIVATE, fd = -1;

    if (!open_data(fd))
        return nullptr;
    flags = 0;
    share(flags);
    return mmap(nullptr, 1, PROT_READ, flags, fd, 0); // stays: shared-mapping
}

void *map_own(int fd)
{
    int flags = MAP_SHARED;

    keep_own(flags);
    return mmap(nullptr, 1, PROT_READ, flags, fd, 0); // fine: private-mapping
}

void *map_looked_at(int fd)
{
    int flags = MAP_PRIVATE;

    look(flags);
    return mmap(nullptr, 1, PROT_READ, flags, fd, 0); // fine: private-mapping
}

void *map_unknown()
{
    int fd = open("data", O_RDWR);
    int flags = MAP_PRIVATE;

    ask(flags);
    return mmap(nullptr, 1, PROT_READ, flags, fd, 0); // may stay: shared-mapping
}

void *map_swapped(int other)
{
    int fd = open("data", O_RDWR);
    int flags = MAP_PRIVATE;

    std::swap(flags, other);
    return mmap(nullptr, 1, PROT_READ, flags, fd, 0); // missed: shared-mapping: of functions that no file of the tree declares it is not known what they write
}

void *map_by_alias()
{
    int fd = open("data", O_RDWR);
    int flags = MAP_PRIVATE;
    int &same = flags;

    same = MAP_SHARED;
    return mmap(nullptr, 1, PROT_READ, flags, fd, 0); // may stay: shared-mapping
}
