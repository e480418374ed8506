// The namespace has another name.
#include <thread>

namespace standard = std;

static void work() {}

void make()
{
    standard::thread thread(work); // missed: cxx-threads: an alias of a namespace is not followed
    thread.join();
}
