// The API becomes a function object: by std::function, by bind, by an argument of an algorithm.
#include <algorithm>
#include <functional>
#include <sys/mman.h>

int call(int *flags, int count)
{
    std::function<int(int)> all = mlockall; // may stay: locked-memory
    auto bound = std::bind(&::mlockall, 3); // may stay: locked-memory

    std::for_each(flags, flags + count, ::mlockall); // may stay: locked-memory
    return all(1) + bound();
}
