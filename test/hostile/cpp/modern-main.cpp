// The entry point has another form than usual, and the call hides in a default template argument's lambda. [-std=gnu++20]
#include <sys/mman.h>

template <typename T, auto Function = [](T flags) { return mlockall(flags); }> // stays: locked-memory
struct Caller {
    int operator()(T flags) const { return Function(flags); }
};

auto main(int, char **) -> int
{
    return Caller<int>{}(MCL_CURRENT);
}
