// A class that locks as long as it lives is a member of another one, which is made by make_unique and by emplace.
#include <memory>
#include <optional>
#include <sys/mman.h>
#include <vector>

namespace {
class Lock {
    void *at_;
    std::size_t size_;

public:
    Lock(void *at, std::size_t size) : at_(at), size_(size) { mlock(at_, size_); } // stays: locked-memory
    ~Lock() { munlock(at_, size_); }
};

class Key {
    char bytes_[32];
    Lock lock_{bytes_, sizeof bytes_};
};

struct Ring {
    explicit Ring(int flags) : flags_(flags) { flags_ += mlockall(flags); } // stays: locked-memory
    int flags_;
};

}

int main()
{
    auto key = std::make_unique<Key>();
    std::vector<Ring> rings;
    std::optional<Ring> ring;

    rings.emplace_back(3);
    ring.emplace(4);
    return key == nullptr;
}
