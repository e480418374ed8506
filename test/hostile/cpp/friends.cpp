// A friend is declared in a class, and one is defined there, which is no method.
#include <sys/mman.h>

class Page {
    char bytes_[16];
    friend int mlockall(int flags);
    friend int pin(Page &page) { return mlock(page.bytes_, 1); } // stays: locked-memory
};

int call(Page &page) { return pin(page); }

class Hidden {
    friend int mlockall(int flags, Hidden) { return flags; }
    friend int munlock(Hidden, int) { return 0; }
    void lock() { mlockall(1); } // stays: locked-memory
};
