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
    try : failed(mlock(start, 3)) { // missed: locked-memory: the initialisers of a constructor behind `try` are not read
    } catch (int) {
        mlock(start, 4); // stays: locked-memory
    }
};

Page page(nullptr);
