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
    Worker worker(work); // missed: cxx-threads: an alias of a class is not followed
    Helper helper(work); // missed: cxx-threads: an alias of a class is not followed
    Any<int> any(work); // missed: cxx-threads: an alias of a class is not followed
    Traits::type type{work}; // missed: cxx-threads: an alias of a class is not followed
}
