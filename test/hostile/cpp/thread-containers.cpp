// Containers of threads: by another name, by reference, filled by algorithms, sized without a thread.
#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

namespace {
using Threads = std::vector<std::thread>;
typedef std::vector<std::thread> Workers;
struct Pool : std::vector<std::thread> {};

void work() {}
void fill(std::vector<std::thread> &pool) { pool.emplace_back(work); } // stays: cxx-threads
void fill_by_pointer(std::vector<std::thread> *pool) { pool->emplace_back(work); } // stays: cxx-threads
}

int main()
{
    Threads threads;
    Workers workers(4);
    std::vector<std::thread> sized(4);
    Pool pool;
    std::thread row[3];

    threads.emplace_back(work); // stays: cxx-threads
    workers.emplace_back([] { work(); }); // stays: cxx-threads
    pool.emplace_back(work); // stays: cxx-threads
    fill(sized);
    fill_by_pointer(&sized);
    for (auto &one : row)
        one = std::thread(work); // stays: cxx-threads
    std::generate(sized.begin(), sized.end(), [] { return std::thread(work); }); // stays: cxx-threads
    std::generate_n(std::back_inserter(sized), 2, []() -> std::thread { return std::thread{work}; }); // stays: cxx-threads
    auto named = std::make_pair(1, std::thread(work)); // stays: cxx-threads
    auto &[number, thread] = named;
    thread.join();
    sized.reserve(10);
    sized.push_back({});
    (void)number;
}
