// Threads are made in every sort of place: returned, in arrays, in optionals, as arguments, in conditions.
#include <array>
#include <optional>
#include <thread>
#include <utility>

static void work() {}
static void take(std::thread given) { given.join(); }

std::thread give() { return std::thread(work); } // stays: cxx-threads
std::thread give_listed() { return std::thread{work}; } // stays: cxx-threads
std::thread give_bare() { return {}; }

void make(bool really)
{
    std::thread pair[2] = {std::thread(work), std::thread(work)}; // stays: cxx-threads
    std::array<std::thread, 2> array{std::thread(work), {}}; // stays: cxx-threads
    std::optional<std::thread> maybe(std::in_place, work); // stays: cxx-threads
    std::thread chosen = really ? std::thread(work) : std::thread(); // stays: cxx-threads

    take(std::thread(work)); // stays: cxx-threads
    maybe.emplace(work); // stays: cxx-threads
    if (std::thread inner(work); really) // stays: cxx-threads
        inner.join();
    static std::thread kept(work); // stays: cxx-threads
    auto given = give();
    (void)pair, (void)array, (void)chosen, (void)given;
}
