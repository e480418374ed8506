// std::async comes by an alias of its namespace, by using, and its policy by a constant of a class.
#include <future>

namespace concurrent = std;
using std::async;
using Policy = std::launch;

struct Settings {
    static constexpr std::launch lazy = std::launch::deferred;
    static constexpr Policy eager = Policy::async;
};

static int work(int n) { return n; }

int main()
{
    auto first = concurrent::async(std::launch::async, work, 1); // stays: cxx-threads
    auto second = async(Policy::async, work, 2); // stays: cxx-threads
    auto third = async(Settings::lazy, work, 3); // fine: cxx-threads
    auto fourth = std::async(Settings::eager, work, 4); // stays: cxx-threads
    auto fifth = std::async(std::launch::async | std::launch::deferred, work, 5); // stays: cxx-threads

    return first.get() + second.get() + third.get() + fourth.get() + fifth.get();
}
