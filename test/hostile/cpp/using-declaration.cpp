// The class comes under its bare name by a using declaration of its own.
#include <thread>

using std::thread;

static void work() {}

void make()
{
    thread bare(work); // missed: cxx-threads: names are not looked up in what a using declaration brings
    bare.join();
}
