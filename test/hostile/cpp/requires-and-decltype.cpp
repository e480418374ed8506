// Heads with clauses and deduced types stand before bodies that call. [-std=gnu++20]
#include <sys/mman.h>

template <typename T>
    requires requires(T t) { t + 1; } && (sizeof(T) > 0)
decltype(auto) pin(T start) noexcept(sizeof(T) < 100)
{
    return mlock(start, 1); // stays: locked-memory
}
