// A member of class std::thread is started in a constructor's initialisers, with parentheses and braces.
#include <thread>

class Pool {
    std::thread first_;
    std::thread second_;
    int count_;

public:
    Pool() : first_(&Pool::run, this), // stays: cxx-threads
             second_{[this] { run(); }}, // stays: cxx-threads
             count_(2)
    {
    }
    void run() { count_++; }
};

Pool pool;
