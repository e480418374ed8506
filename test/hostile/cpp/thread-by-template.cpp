// The class of the object is an argument of a template.
#include <thread>

static void work() {}

template <typename Runner>
void run()
{
    Runner runner(work); // missed: cxx-threads: an argument of a template is not followed
    runner.join();
}

template void run<std::thread>();
