// The namespace has another name.
#include <thread>

namespace standard = std;

static void work() {}

void make()
{
    standard::thread thread(work); // stays: cxx-threads
    thread.join();
}
