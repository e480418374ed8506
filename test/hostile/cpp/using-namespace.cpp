// The class comes under its bare name out of a namespace that was opened.
#include <future>
#include <thread>
using namespace std;

static void work() {}

void make()
{
    thread bare(work); // missed: cxx-threads: names are not looked up in the namespaces that a file opens
    thread(work).detach(); // missed: cxx-threads: names are not looked up in the namespaces that a file opens
    auto later = async(launch::async, work); // missed: cxx-threads: names are not looked up in the namespaces that a file opens
    bare.join();
}
