// A call inside of the parentheses of what might be a declaration.
#include <memory>
#include <sys/mman.h>
#include <unistd.h>

int call(void *start)
{
    std::unique_ptr<int> a((vfork(), new int)); // stays for now: borrowed-address-space
    std::unique_ptr<int> b(mlock(start, 1) ? new int : nullptr); // stays: locked-memory
    int c(mlock(start, 2)); // stays: locked-memory
    int d{mlock(start, 3)}; // stays: locked-memory
    int(e)(mlock(start, 4)); // stays: locked-memory
    bool f(mlockall(1)), g(!mlockall(2)); // stays: locked-memory

    return a.get() == b.get() ? c + d + e : f + g;
}
