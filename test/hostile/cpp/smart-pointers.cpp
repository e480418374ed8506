// A smart pointer owns the thread object: made by new, by a function, or by reset.
#include <memory>
#include <thread>

static void work() {}

void own()
{
    auto made = std::make_unique<std::thread>(work); // stays: cxx-threads
    auto shared = std::make_shared<std::thread>(work); // stays: cxx-threads
    std::unique_ptr<std::thread> owned(new std::thread(work)); // stays: cxx-threads

    owned.reset(new std::thread(work)); // stays: cxx-threads
    made->join();
    shared->join();
}
