// A virtual call through a unique_ptr, which a factory makes by the name of a kind.
#include <memory>
#include <string>
#include <sys/mman.h>

namespace {
struct Backend {
    virtual ~Backend() = default;
    virtual int open(int flags) = 0;
};

struct Plain final : Backend {
    int open(int flags) override { return flags; }
};

struct Pinned final : Backend {
    int open(int flags) override { return mlockall(flags); } // stays: locked-memory
};

std::unique_ptr<Backend> make(const std::string &kind)
{
    if (kind == "pinned")
        return std::make_unique<Pinned>();
    return std::make_unique<Plain>();
}
}

int main(int, char **words)
{
    auto backend = make(words[0]);

    return backend->open(1);
}
