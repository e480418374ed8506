// Functions are handed to the C++ library, which calls them when something goes wrong.
#include <exception>
#include <new>
#include <sys/mman.h>

static void when_memory_is_gone() { mlockall(1); } // stays: locked-memory
namespace { [[noreturn]] void when_all_is_lost() { mlockall(2); throw; } } // stays: locked-memory

int main()
{
    std::set_new_handler(when_memory_is_gone);
    std::set_terminate(&when_all_is_lost);
    return 0;
}
