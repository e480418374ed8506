// Tasks are packaged: run where they are called, or in a thread; a timer's lambda is kept by a variant.
#include <future>
#include <sys/mman.h>
#include <thread>
#include <variant>

struct Stop {};
struct Pin { int flags; };

struct Visitor {
    int operator()(Stop) const { return 0; }
    int operator()(const Pin &pin) const { return mlockall(pin.flags); } // stays: locked-memory
};

int main()
{
    std::packaged_task<int(int)> task([](int flags) { return mlockall(flags); }); // stays: locked-memory
    auto result = task.get_future();
    std::thread runner(std::move(task), 1); // stays: cxx-threads
    std::variant<Stop, Pin> message = Pin{2};

    runner.join();
    return result.get() + std::visit(Visitor{}, message)
        + std::visit([](auto &&one) { return static_cast<int>(sizeof one); }, message);
}
