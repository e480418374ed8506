// Resources are kept by smart pointers whose deleters and makers are functions, lambdas and types.
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <sys/mman.h>

namespace {
struct Unmap {
    void operator()(void *at) const { munmap(at, 1); mlockall(1); } // stays: locked-memory
};
using Mapping = std::unique_ptr<void, Unmap>;
void unlock(char *at) { mlock(at, 2); } // stays: locked-memory

Mapping map(int fd)
{
    return Mapping(mmap(nullptr, 1, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0));
}
}

int main()
{
    static char letters[4];
    auto closer = [](std::FILE *file) { std::fclose(file); mlockall(3); }; // stays: locked-memory
    std::unique_ptr<std::FILE, decltype(closer)> file(std::fopen("x", "r"), closer);
    std::unique_ptr<char, void (*)(char *)> owned(letters, unlock);
    auto shared = std::shared_ptr<char>(letters, [](char *at) { mlock(at, 4); }); // stays: locked-memory
    Mapping mapping = map(open("data", O_RDWR)); // stays: shared-mapping

    return file == nullptr && owned && shared && mapping;
}
