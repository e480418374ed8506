// The class has another name: by using, by typedef, in a class, in a template.
#include <thread>

using Worker = std::thread;
typedef std::thread Helper;
template <typename> using Any = std::thread;

struct Traits {
    using type = std::thread;
};

static void work() {}

void make()
{
    Worker worker(work); // stays: cxx-threads
    Helper helper(work); // stays: cxx-threads
    Any<int> any(work); // stays: cxx-threads
    Traits::type type{work}; // stays: cxx-threads
}
