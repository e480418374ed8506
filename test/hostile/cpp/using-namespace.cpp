// The class comes under its bare name out of a namespace that was opened.
#include <future>
#include <thread>
using namespace std;

static void work() {}

void make()
{
    thread bare(work); // stays: cxx-threads
    thread(work).detach(); // stays: cxx-threads
    auto later = async(launch::async, work); // stays: cxx-threads
    bare.join();
}
