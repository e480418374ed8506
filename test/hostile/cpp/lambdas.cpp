// Lambdas call: at once, later, with captures that are calls, with template parameters, as defaults.
#include <sys/mman.h>

auto global = [](void *start) { return mlock(start, 1); }; // stays: locked-memory

int call(void *start)
{
    auto simple = [=] { return mlock(start, 2); }; // stays: locked-memory
    auto captured = [failed = mlock(start, 3)]() mutable { return failed++; }; // stays: locked-memory
    auto generic = []<typename T>(T *at) -> int { return mlock(at, sizeof(T)); }; // stays: locked-memory
    auto attributed = [](auto... all) constexpr noexcept { return (mlock(all, 4) + ... + 0); }; // stays: locked-memory
    char letter = 0;

    return simple() + captured() + generic(&letter) + attributed(start)
        + [&]() { return mlock(start, 5); }(); // stays: locked-memory
}
