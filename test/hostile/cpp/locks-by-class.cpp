// Classes lock memory as long as they live: in members, bases, smart pointers, deleters and guards.
#include <cstddef>
#include <memory>
#include <new>
#include <optional>
#include <sys/mman.h>
#include <vector>

namespace {
struct Locked {
    void *start_;
    size_t size_;
    Locked(void *start, size_t size) : start_(start), size_(size) { mlock(start_, size_); } // stays: locked-memory
    Locked(const Locked &other) = delete;
    ~Locked() { munlock(start_, size_); }
};

template <typename T>
struct Pinned {
    T object{};
    Pinned() { ::mlock(&object, sizeof object); } // stays: locked-memory
};

struct Based : private Locked {
    using Locked::Locked;
};

class Keeper {
    char bytes_[8];
    Locked lock_{bytes_, sizeof bytes_};
    std::optional<Pinned<int>> number_;

public:
    void fill() { number_.emplace(); }
};

template <typename T>
struct LockedAllocator {
    using value_type = T;
    T *allocate(size_t count)
    {
        void *start = ::operator new(count * sizeof(T));
        if (mlock(start, count * sizeof(T)) != 0) // stays: locked-memory
            throw std::bad_alloc();
        return static_cast<T *>(start);
    }
    void deallocate(T *start, size_t) noexcept { ::operator delete(start); }
};

struct Release {
    void operator()(char *start) const { mlockall(MCL_CURRENT), delete[] start; } // stays: locked-memory
};
}

int main()
{
    char bytes[4];
    auto made = std::make_unique<Locked>(bytes, 1);
    Based based(bytes, 2);
    Keeper keeper;
    std::vector<char, LockedAllocator<char>> locked(3);
    std::unique_ptr<char[], Release> released(new char[3]);

    keeper.fill();
}
