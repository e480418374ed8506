// Heads that hold operators made of brackets and stars: conversions, comparisons of three ways, arrows. [-std=gnu++20]
#include <compare>
#include <sys/mman.h>

using Function = int (*)(int);

struct Page {
    char bytes[16];
    operator void *() & { mlock(bytes, 1); return bytes; } // stays: locked-memory
    operator Function() const { return mlockall; } // may stay: locked-memory
    auto operator<=>(const Page &other) const { return mlock(other.bytes, 2) <=> 0; } // stays: locked-memory
    bool operator==(const Page &) const noexcept(noexcept(1)) { return mlockall(3) == 0; } // stays: locked-memory
    Page *operator->*(int) { mlockall(4); return this; } // stays: locked-memory
    void operator,(int) const { mlockall(5); } // stays: locked-memory
    void operator delete(void *start) { mlock(start, 3); } // stays: locked-memory
};
