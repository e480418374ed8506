// A class inherits a constructor that blocks, another one delegates, and a third is an aggregate with a blocking member.
#include <sys/mman.h>
#include <thread>

struct Base { explicit Base(int flags) { mlockall(flags); } }; // stays: locked-memory
struct Derived : Base { using Base::Base; };
struct Delegating {
    Delegating() : Delegating(3) {}
    explicit Delegating(int flags) { mlockall(flags); } // stays: locked-memory
};
struct Aggregate { int number; std::thread worker; };

static void work() {}

int main()
{
    Derived derived(1);
    Delegating delegating;
    Aggregate aggregate{1, std::thread(work)}; // stays: cxx-threads
    Aggregate second = {.number = 2, .worker = std::thread{work}}; // stays: cxx-threads

    aggregate.worker.join();
    second.worker.join();
}
