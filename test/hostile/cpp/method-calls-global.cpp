// A method is called like the API that it wraps, and calls that by its global name.
#include <sys/mman.h>

struct Page {
    void *start;
    int mlock(const void *at, size_t size);
    int munlock() const { return ::munlock(start, 4096); }
};

int Page::mlock(const void *at, size_t size)
{
    return ::mlock(at, size); // stays: locked-memory
}
