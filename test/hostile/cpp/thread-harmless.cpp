// Uses of std::thread that start none: empty objects, moves, types, numbers, identifiers.
#include <thread>
#include <utility>
#include <vector>

std::thread::id identity() { return std::this_thread::get_id(); }

std::thread pass(std::thread &&given)
{
    std::thread empty;
    std::thread other{};
    std::thread::id none = std::thread::id();
    unsigned count = std::thread::hardware_concurrency();
    std::vector<std::thread> many;
    using Handle = std::thread::native_handle_type;

    std::this_thread::yield();
    return none == identity() && count > sizeof(Handle) ? std::move(empty) : std::move(given);
}
