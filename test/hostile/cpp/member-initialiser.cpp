// A member of class std::thread is started in a constructor's initialisers, with parentheses and braces.
#include <thread>

class Pool {
    std::thread first_;
    std::thread second_;
    int count_;

public:
    Pool() : first_(&Pool::run, this), // missed: cxx-threads: that the member is a std::thread stands elsewhere
             second_{[this] { run(); }}, // missed: cxx-threads: that the member is a std::thread stands elsewhere
             count_(2)
    {
    }
    void run() { count_++; }
};

Pool pool;
