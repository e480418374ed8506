// Attributes stand wherever they may.
#include <sys/mman.h>

[[nodiscard, gnu::noinline]] int pin [[gnu::hot]] ([[maybe_unused]] void *start, int)
{
    if (start) [[likely]]
        return mlock(start, 1); // stays: locked-memory
    [[maybe_unused]] int failed = mlock(nullptr, 2); // stays: locked-memory
    return failed;
}

alignas(16) [[maybe_unused]] static int aligned = mlockall(3); // stays: locked-memory
[[deprecated("use mlock(start, size) instead")]] int old();
