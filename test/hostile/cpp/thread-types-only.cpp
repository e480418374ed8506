// The class is named as a type: of parameters, results, members, template arguments, friends and aliases.
#include <memory>
#include <thread>
#include <type_traits>
#include <vector>

class Pool {
    std::vector<std::thread> threads_;
    std::unique_ptr<std::thread> one_;
    std::thread spare_;
    friend class std::thread;

public:
    std::thread &at(int index) { return threads_[index]; }
    void add(std::thread &&thread);
    static_assert(std::is_move_constructible_v<std::thread>, "std::thread(work)");
};

extern std::thread elsewhere;
std::thread::id (*function)(const std::thread *) = nullptr;
