// Boost's threads by names that are brought in, by other names of namespaces, and in groups.
#include <boost/thread.hpp>
#include <vector>

namespace b = boost;

namespace {
void work() {}

class Office {
    boost::thread_group group_;
    b::thread *own_ = nullptr;
    std::vector<boost::thread> all_;

public:
    void open()
    {
        group_.create_thread(work); // may stay: boost-threads
        own_ = new b::thread(work); // stays: boost-threads
        all_.emplace_back(work); // stays: boost-threads
    }
};

void brought()
{
    using boost::thread;
    thread worker(work); // stays: boost-threads
    thread none;
    worker.join();
}
}

int main()
{
    boost::thread_group group;
    auto *made = group.create_thread([] { work(); }); // may stay: boost-threads
    Office office;

    office.open();
    brought();
    made->join();
    group.join_all();
}
