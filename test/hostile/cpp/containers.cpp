// A container makes the thread object, out of a function that it is given.
#include <list>
#include <thread>
#include <vector>

static void work() {}

void fill(int count)
{
    std::vector<std::thread> threads;
    std::list<std::thread> more;

    for (int i = 0; i < count; i++) {
        threads.emplace_back(work); // stays: cxx-threads
        threads.push_back(std::thread(work)); // stays: cxx-threads
        threads.push_back(std::thread{[i] { (void)i; }}); // stays: cxx-threads
        more.emplace_front([&] { work(); }); // stays: cxx-threads
    }
    for (auto &thread : threads)
        thread.join();
}
