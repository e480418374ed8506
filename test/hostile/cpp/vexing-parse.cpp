// What looks like an object with arguments is the declaration of a function.
#include <thread>

struct Functor {
    void operator()() const {}
};

void vex()
{
    std::thread not_a_thread(Functor());
    std::thread a_thread((Functor())); // stays: cxx-threads
    std::thread another{Functor()}; // stays: cxx-threads
    std::thread declared();

    a_thread.join();
    another.join();
}
