// Lambdas are handed on by wrappers, moved into members of type std::function, and run by a loop.
#include <functional>
#include <sys/mman.h>
#include <utility>
#include <vector>

namespace {
class Loop {
    std::vector<std::function<int()>> tasks_;
    std::function<void(int)> at_end_;

public:
    void add(std::function<int()> task) { tasks_.push_back(std::move(task)); }
    template <class F> void at_end(F &&f) { at_end_ = std::forward<F>(f); }
    int run()
    {
        int failed = 0;
        for (auto &task : tasks_)
            failed += task();
        if (at_end_)
            at_end_(failed);
        return failed;
    }
};

template <typename F> void post(Loop &loop, F f) { loop.add([f = std::move(f)] { return f(1); }); }
}

int main()
{
    Loop loop;
    char byte = 0;

    loop.add([&byte] { return mlock(&byte, 1); }); // stays: locked-memory
    post(loop, [](int flags) { return mlockall(flags); }); // stays: locked-memory
    loop.at_end([](int) { mlockall(2); }); // stays: locked-memory
    return loop.run();
}
