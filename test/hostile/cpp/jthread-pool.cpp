// A pool of threads: members of type jthread made in the constructor's body, by lambdas that take a stop token. [-std=gnu++20]
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

class Pool {
    std::vector<std::jthread> workers_;
    std::deque<std::function<void()>> queue_;
    std::mutex mutex_;
    std::condition_variable_any ready_;

    void run(std::stop_token stop)
    {
        while (!stop.stop_requested()) {
            std::unique_lock lock(mutex_);
            if (!ready_.wait(lock, stop, [this] { return !queue_.empty(); }))
                return;
        }
    }

public:
    explicit Pool(unsigned count = std::thread::hardware_concurrency())
    {
        workers_.reserve(count);
        for (unsigned i = 0; i < count; ++i)
            workers_.emplace_back([this](std::stop_token stop) { run(std::move(stop)); }); // stays: cxx-threads
    }
    void stop() { for (auto &worker : workers_) worker.request_stop(); }
};

int main()
{
    Pool pool{4};
    pool.stop();
}
