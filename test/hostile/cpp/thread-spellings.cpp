// A std::thread is made in every way in which C++ makes an object.
#include <thread>
#include <utility>

static void work() {}
static void work_on(int) {}

void make()
{
    std::thread plain(work); // stays: cxx-threads
    std::thread braces{work}; // stays: cxx-threads
    std::thread with_arguments(work_on, 3); // stays: cxx-threads
    std::thread assigned = std::thread(work); // stays: cxx-threads
    std::thread listed = std::thread{work_on, 4}; // stays: cxx-threads
    auto deduced = std::thread(work); // stays: cxx-threads
    ::std::thread global(work); // stays: cxx-threads
    std::thread(work).detach(); // stays: cxx-threads
    auto *allocated = new std::thread(work); // stays: cxx-threads
    auto *allocated_braces = new std::thread{work}; // stays: cxx-threads
    std::thread first(work), second(work); // stays: cxx-threads
    const std::thread &bound = std::thread(work_on, 5); // stays: cxx-threads
    (void)bound, (void)allocated, (void)allocated_braces;
}
