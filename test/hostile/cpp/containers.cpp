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
        threads.emplace_back(work); // missed: cxx-threads: what a container makes of its arguments is not known
        threads.push_back(std::thread(work)); // stays: cxx-threads
        threads.push_back(std::thread{[i] { (void)i; }}); // missed: cxx-threads: an object without a name that is made with braces is not seen
        more.emplace_front([&] { work(); }); // missed: cxx-threads: what a container makes of its arguments is not known
    }
    for (auto &thread : threads)
        thread.join();
}
