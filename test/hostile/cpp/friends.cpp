// A friend is declared in a class, and one is defined there, which is no method.
#include <sys/mman.h>

class Page {
    char bytes_[16];
    friend int mlockall(int flags);
    friend int pin(Page &page) { return mlock(page.bytes_, 1); } // stays: locked-memory
};

int call(Page &page) { return pin(page); }
