// The body of a function, and of a constructor, is a try block.
#include <sys/mman.h>

int call(void *start)
try {
    return mlock(start, 1); // stays: locked-memory
} catch (...) {
    return mlock(start, 2); // stays: locked-memory
}

struct Page {
    int failed;
    explicit Page(void *start)
    try : failed(mlock(start, 3)) { // stays: locked-memory
    } catch (int) {
        mlock(start, 4); // stays: locked-memory
    }
};

struct Book {
    int failed;
    explicit Book(void *start);
};

Book::Book(void *start) try : failed{mlock(start, 5)} {} catch (...) { mlock(start, 6); } // stays: locked-memory

Page page(nullptr);
Book book(nullptr);
