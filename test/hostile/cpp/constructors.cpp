// Constructors and destructors call: in their bodies, their initialisers, delegated, and as default arguments.
#include <sys/mman.h>

class Page {
    void *start_;
    int failed_;

public:
    explicit Page(void *start) : start_(start), failed_(mlock(start, 1)) {} // stays: locked-memory
    Page() : Page(nullptr) {}
    Page(int flags, int failed = mlockall(MCL_CURRENT)); // stays: locked-memory
    ~Page() { mlock(start_, 2); } // stays: locked-memory
};

Page::Page(int flags, int failed)
    : start_{nullptr},
      failed_{failed + mlockall(flags)} // stays: locked-memory
{
}
