// Futures: kept in members, made by names brought in, by both policies; tasks and promises start nothing.
#include <future>
#include <memory>
#include <vector>

namespace {
int work() { return 1; }

struct Office {
    std::future<int> later_ = std::async(std::launch::async, work); // stays: cxx-threads
    std::vector<std::future<int>> all_;
    void fill() { all_.push_back(std::async(std::launch::async | std::launch::deferred, work)); } // stays: cxx-threads
    void add() { all_.emplace_back(std::async([this] { return static_cast<int>(all_.size()); })); } // stays: cxx-threads
};
}

int main()
{
    using std::async;
    using std::launch;
    Office office;
    std::packaged_task<int()> task(work);
    std::promise<int> promise;
    auto shared = async(launch::async, work).share(); // stays: cxx-threads
    auto lazy = async(launch::deferred, work); // fine: cxx-threads
    std::future<int> result = task.get_future();

    task();
    office.fill();
    office.add();
    promise.set_value(1);
    return shared.get() + lazy.get() + result.get();
}
