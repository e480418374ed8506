// A member is started by an initialiser that stands in the class, and by an object that stands outside of all functions.
#include <thread>

static void work() {}

struct Service {
    std::thread thread{work}; // stays: cxx-threads
    std::thread other = std::thread(work); // stays: cxx-threads
};

Service service;
