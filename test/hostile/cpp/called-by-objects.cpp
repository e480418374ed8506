// What is called through objects: std::function, bind, invoke, members by pointer, call operators, call_once.
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <sys/mman.h>

namespace {
struct Pin {
    int operator()(void *start) const { return mlock(start, 1); } // stays: locked-memory
    int by_pointer(void *start) { return mlock(start, 2); } // stays: locked-memory
    int bound(void *start) { return mlock(start, 3); } // stays: locked-memory
    static int fixed(void *start) { return mlock(start, 4); } // stays: locked-memory
};
int plain(void *start) { return mlock(start, 5); } // stays: locked-memory
void at_exit() { munlockall(); mlockall(1); } // stays: locked-memory
std::once_flag once;
std::function<int()> everything = [] { return mlockall(2); }; // stays: locked-memory
}

int main()
{
    char byte = 0;
    void *list[] = {&byte};
    Pin pin;
    int (Pin::*member)(void *) = &Pin::by_pointer;
    std::function<int(void *)> function = plain;
    auto bound = std::bind(&Pin::bound, &pin, std::placeholders::_1);
    auto direct = std::bind(mlock, &byte, 1); // may stay: locked-memory

    std::for_each(list, list + 1, Pin());
    std::call_once(once, [] { mlockall(3); }); // stays: locked-memory
    std::atexit(at_exit);
    std::signal(SIGTERM, [](int) { mlockall(4); }); // stays: locked-memory
    return pin(&byte) + (pin.*member)(&byte) + function(&byte) + bound(&byte) + direct() + everything()
        + std::invoke(&Pin::fixed, &byte) + std::invoke(mlock, &byte, 6); // may stay: locked-memory
}
