// What std::async does is for its first argument to say, which may be no policy at all.
#include <future>

static int work() { return 1; }

int wait(std::launch policy)
{
    constexpr auto lazily = std::launch::deferred;
    auto any = std::async(work); // stays: cxx-threads
    auto now = std::async(std::launch::async, work); // stays: cxx-threads
    auto later = std::async(std::launch::deferred, work); // fine: cxx-threads
    auto lazy = std::async(lazily, work); // fine: cxx-threads
    auto told = std::async(policy, work); // may stay: cxx-threads

    return any.get() + now.get() + later.get() + lazy.get() + told.get();
}
