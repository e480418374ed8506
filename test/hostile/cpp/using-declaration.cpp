// The class comes under its bare name by a using declaration of its own.
#include <thread>

using std::thread;

static void work() {}

void make()
{
    thread bare(work); // stays: cxx-threads
    bare.join();
}
