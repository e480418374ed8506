// The constants of a class decide: static members, enumerators, constants of a template and of a namespace.
#include <fcntl.h>
#include <sys/mman.h>

class Table {
    static const int flags = MAP_SHARED;
    static constexpr int own = MAP_PRIVATE;
    enum : int { both = MAP_SHARED | MAP_NORESERVE };
    static const int later;

public:
    void *map()
    {
        int fd = open("data", O_RDWR);
        return mmap(nullptr, 1, PROT_READ, flags, fd, 0); // stays: shared-mapping
    }
    void *map_own(int fd) { return mmap(nullptr, 1, PROT_READ, own, fd, 0); } // fine: private-mapping
    void *map_both()
    {
        return mmap(nullptr, 1, PROT_READ, both | MAP_ANONYMOUS, -1, 0); // may stay: shared-mapping
    }
    void *map_later();
    static constexpr int kind = MAP_SHARED | MAP_ANONYMOUS;
};

const int Table::later = MAP_PRIVATE;

void *Table::map_later() { return mmap(nullptr, 1, PROT_READ, later, 3, 0); } // fine: private-mapping

struct Other {
    static constexpr int flags = MAP_PRIVATE;
    void *map(int fd) { return mmap(nullptr, 1, PROT_READ, flags, fd, 0); } // fine: private-mapping
};

void *outside() { return mmap(nullptr, 1, PROT_READ, Table::kind, -1, 0); } // may stay: shared-mapping
void *other(int fd) { return mmap(nullptr, 1, PROT_READ, Other::flags, fd, 0); } // fine: private-mapping
