// Templates hand on what the thread is to do, and the objects that hold it.
#include <functional>
#include <memory>
#include <thread>
#include <utility>

namespace {
template <typename F, typename... Args>
void spawn(F &&function, Args &&...args)
{
    std::thread(std::forward<F>(function), std::forward<Args>(args)...).detach(); // stays: cxx-threads
}

template <typename F>
auto start(F function) -> std::thread
{
    return std::thread{std::move(function)}; // stays: cxx-threads
}

template <typename Task>
class Runner {
    std::thread thread_;
    Task task_;

public:
    explicit Runner(Task task) : thread_([this] { task_(); }), task_(std::move(task)) {} // stays: cxx-threads
    template <typename Other>
    void again(Other other);
    ~Runner() { thread_.join(); }
};

template <typename Task>
template <typename Other>
void Runner<Task>::again(Other other)
{
    thread_ = std::thread(other); // stays: cxx-threads
}
}

int main()
{
    spawn([](int) {}, 1);
    start([] {}).join();
    Runner runner([] {});
    runner.again([] {});
    Runner<std::function<void()>> other([] {});
    auto made = std::make_shared<Runner<void (*)()>>(+[] {});
}
