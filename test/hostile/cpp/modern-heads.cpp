// Heads of newer C++: explicit object-like operators, constrained autos, deduced results, consteval, requires. [-std=gnu++20]
#include <concepts>
#include <cstddef>
#include <sys/mman.h>

consteval int flag() { return MCL_CURRENT; }

auto pin(std::integral auto flags) -> decltype(auto) { return mlockall(flags); } // stays: locked-memory

template <typename T>
    requires std::integral<T> && (sizeof(T) >= 4)
[[nodiscard]] constexpr auto pin_bytes(T *at, std::size_t count) noexcept(noexcept(count + 1)) -> int
{
    return mlock(at, count * sizeof(T)); // stays: locked-memory
}

template <std::size_t N = 4, auto Value = 1>
struct Page {
    char bytes[N];
    explicit(N > 2) Page(int flags) requires (N < 100) { mlockall(flags + Value); } // stays: locked-memory
    [[gnu::noinline]] bool operator()(long *) const = delete;
};

int main()
{
    Page<8> page(flag());
    int numbers[2] = {};

    return pin(1) + pin_bytes(numbers, 2) + sizeof page;
}
