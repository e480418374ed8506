// Methods, members, lambdas, bindings and templates that are called as APIs are, and are none of them.
#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace git {
int fork(int depth) { return depth; }
}

namespace {
struct Base {
    virtual ~Base() = default;
    virtual std::unique_ptr<Base> clone() const = 0;
    int clone(int, int, int, int) const { return 0; }
    void *mmap(void *, size_t, int, int, int, long) { return nullptr; }
    static int shmget(int, int, int) { return 0; }
    std::function<int(int)> mlockall = [](int flags) { return flags; };
    int (*iopl)(int) = nullptr;
};

struct Derived : Base {
    using Base::clone;
    using Base::mlockall;
    std::unique_ptr<Base> clone() const override { return std::make_unique<Derived>(); }
    int all() { return mlockall(1) + shmget(1, 2, 3) + this->mlockall(2) + Base::shmget(4, 5, 6); }
    int open() { return mmap(nullptr, 1, 3, 1, -1, 0) == nullptr; }
};

template <typename Function>
int apply(Function shmat)
{
    return shmat(1, 2, 3);
}

enum class Call { fork, vfork };
struct Table { Call fork = Call::fork; };
}

int main()
{
    auto fork = [](int depth) { return depth; };
    auto shmget = [](auto, auto, auto shmat) { return shmat; };
    auto [mlock, munlock] = std::pair([](int, int) { return 1; }, 2);
    std::unique_ptr<Base> base = std::make_unique<Derived>();
    Table table{.fork = Call::vfork};
    std::string ioperm("mlockall(1)");

    return fork(1) + git::fork(2) + shmget(1, 2, 3) + mlock(1, 2) + munlock + base->clone(1, 2, 3, 4)
        + static_cast<Derived *>(base->clone().get())->all() + apply([](int, int, int) { return 1; })
        + static_cast<int>(table.fork) + (ioperm == "shmget(1, 2, 3)") + base->mlockall(3) + base->iopl(3);
}
