// The API is called with std::, with ::, from a namespace that has one of that name, and through an alias of a function.
#include <csignal>
#include <sys/mman.h>

namespace app {
int mlockall(const char *) { return 0; }

int run(void *at)
{
    constexpr auto &lock = ::mlock; // may stay: locked-memory
    auto *all = &::mlockall; // may stay: locked-memory

    return ::mlockall(1) // stays: locked-memory
        + app::mlockall("no") + mlockall("no")
        + lock(at, 1)
        + (*all)(2);
}
}

int main() { return app::run(nullptr); }
