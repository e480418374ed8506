// The thread object is empty at first, and gets its thread by an assignment.
#include <thread>

static void work() {}

class Worker {
    std::thread thread_;

public:
    void start() { thread_ = std::thread(work); } // stays: cxx-threads
    void start_listed() { thread_ = std::thread{&Worker::loop, this}; } // stays: cxx-threads
    void start_bare() { thread_ = {}; }
    void loop() {}
    ~Worker() { thread_.join(); }
};

Worker worker;
