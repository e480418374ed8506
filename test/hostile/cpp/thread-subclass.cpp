// A class is derived from std::thread and inherits its constructors.
#include <thread>

class Worker : public std::thread { // may stay: cxx-threads
public:
    using std::thread::thread;
};

static void work() {}

void make()
{
    Worker worker(work); // stays: cxx-threads
    worker.join();
}
