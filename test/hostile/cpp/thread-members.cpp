// Threads are members: in optionals, smart pointers, arrays, maps and containers of them. [-std=gnu++20]
#include <array>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace {
void work() {}
using Crew = std::vector<std::thread>;

class Office {
    std::optional<std::thread> maybe_;
    std::unique_ptr<std::thread> owned_;
    std::array<std::thread, 2> pair_;
    std::thread row_[2];
    std::map<int, std::thread> named_;
    std::deque<std::jthread> queue_;
    Crew crew_;
    std::thread born_ = std::thread(work); // stays: cxx-threads
    std::thread own_{&Office::run, this}; // stays: cxx-threads
    std::vector<std::thread> empty_{};
    std::thread none_;

public:
    void run() {}
    void open()
    {
        maybe_.emplace(work); // stays: cxx-threads
        maybe_ = std::thread(work); // stays: cxx-threads
        owned_ = std::make_unique<std::thread>(&Office::run, this); // stays: cxx-threads
        owned_.reset(new std::thread{work}); // stays: cxx-threads
        pair_[0] = std::thread(work); // stays: cxx-threads
        this->row_[1] = std::thread{work}; // stays: cxx-threads
        named_[3] = std::thread(work); // stays: cxx-threads
        named_.try_emplace(4, work); // stays: cxx-threads
        named_.emplace(5, std::thread(work)); // stays: cxx-threads
        queue_.emplace_front(work); // stays: cxx-threads
        this->queue_.emplace_back([](std::stop_token) { work(); }); // stays: cxx-threads
        crew_.emplace_back(&Office::run, this); // stays: cxx-threads
        crew_.resize(3);
        none_.swap(row_[0]);
    }
};
}

int main()
{
    Office office;
    office.open();
}
