// Operators of every sort are functions, and call.
#include <cstddef>
#include <sys/mman.h>

struct Page {
    char bytes[4096];
    int operator()(int flags) { return mlockall(flags); } // stays: locked-memory
    int operator[](std::size_t index) { return mlock(bytes + index, 1); } // stays: locked-memory
    explicit operator bool() const { return mlock(bytes, 2) == 0; } // stays: locked-memory
    Page *operator->() { mlock(this, 3); return this; } // stays: locked-memory
    Page &operator++() { mlock(this, 4); return *this; } // stays: locked-memory
    static void *operator new(std::size_t size);
};

void *Page::operator new(std::size_t size)
{
    static char room[sizeof(Page)];

    mlock(room, size); // stays: locked-memory
    return room;
}

bool operator<(const Page &a, const Page &b) { return mlock(&a, 5) < mlock(&b, 6); } // stays: locked-memory
int operator""_pages(unsigned long long count) { return mlock(nullptr, count); } // stays: locked-memory
Page operator+(const Page &a, int) { return a; }
