// A member is started by an initialiser that stands in the class, and by an object that stands outside of all functions.
#include <thread>

static void work() {}

struct Service {
    std::thread thread{work}; // missed: cxx-threads: the default initialiser of a member is not read
    std::thread other = std::thread(work); // stays: cxx-threads
};

Service service;
