// Calls stand in initialisers of conditions, bindings, captures, folds, default arguments and exceptions.
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <sys/mman.h>
#include <tuple>
#include <utility>

namespace {
struct Failed : std::runtime_error {
    explicit Failed(int code) : std::runtime_error(std::to_string(code)) {}
};

int with_default(void *start, int failed = mlockall(1)) { return start ? failed : 0; } // stays: locked-memory

template <typename... T>
void pin_all(T *...all)
{
    (mlock(all, 1), ...); // stays: locked-memory
}

std::pair<int, int> both(void *start) { return {mlock(start, 2), 3}; } // stays: locked-memory

struct Point { int x, y; };

int many(void *start, int count)
{
    auto [first, second] = std::tuple(mlock(start, 4), 5); // stays: locked-memory
    auto captured = [failed = mlock(start, 6)] { return failed; }; // stays: locked-memory
    Point point{.x = mlock(start, 7), .y = 8}; // stays: locked-memory
    if (int failed = mlock(start, 9); failed != 0) // stays: locked-memory
        throw Failed(mlock(start, 10)); // stays: locked-memory
    switch (auto failed = mlock(start, 11); failed) { // stays: locked-memory
    case 0: [[fallthrough]];
    default: break;
    }
    for (int one : {mlock(start, 12), 13}) // stays: locked-memory
        count += one;
    for (auto all = std::initializer_list<int>{mlock(start, 14)}; int one : all) // stays: locked-memory
        count += one;
    while (auto failed = mlock(start, 15)) // stays: locked-memory
        count += failed;
    auto *made = new int[2]{mlock(start, 16), 1}; // stays: locked-memory
    try {
        count += first + second + captured() + point.x + static_cast<int>(mlock(start, 17)); // stays: locked-memory
    } catch (const Failed &) {
        mlock(start, 18); // stays: locked-memory
    } catch (...) {
        mlock(start, 19); // stays: locked-memory
        throw;
    }
    delete[] made;
    return [&]() noexcept(true) -> int { return mlock(start, 20); }() + count; // stays: locked-memory
}
}

int main()
{
    int number = 0;

    pin_all(&number, "text");
    return with_default(&number) + both(&number).first + many(&number, 1);
}
