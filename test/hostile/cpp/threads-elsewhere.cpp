// The thread is somebody else's: only named, measured, moved, compared, declared or stored.
#include <memory>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

std::thread give();
void take(std::thread thread);
void take_all(std::vector<std::thread> &&threads, std::thread::id self = std::this_thread::get_id());

namespace {
template <typename T = std::thread>
struct Holder {
    T held;
    Holder() = default;
    explicit Holder(T &&given) : held(std::move(given)) {}
};

class Owner {
    std::thread thread_;
    std::unique_ptr<std::thread> owned_;
    std::vector<std::thread> all_;

public:
    Owner(std::thread &&given) : thread_(std::move(given)) {}
    Owner(Owner &&other) noexcept : thread_(std::move(other.thread_)), all_(std::move(other.all_)) {}
    Owner &operator=(Owner &&other) { thread_ = std::move(other.thread_); return *this; }
    void add_new() { std::thread fresh; all_.emplace_back(std::move(fresh)); }
    void add(std::thread given) { all_.push_back(std::move(given)); all_.emplace_back(std::move(given)); }
    void own(std::thread *given) { owned_.reset(given); }
    bool busy() const { return thread_.joinable() && thread_.get_id() != std::this_thread::get_id(); }
    void end() { for (std::thread &one : all_) one.join(); }
};
}

int main()
{
    static_assert(!std::is_copy_constructible_v<std::thread>);
    std::thread none, other{}, moved(std::move(none));
    std::thread again = std::thread();
    Holder<std::thread> holder(std::move(other));
    Holder<> empty;
    Owner owner(std::move(moved));
    std::optional<std::thread> maybe = std::nullopt;
    std::vector<std::thread> row(3);
    std::thread *pointer = nullptr;
    std::thread &reference = again;
    auto count = std::thread::hardware_concurrency() + sizeof(std::thread);

    owner.add(std::thread{});
    owner.own(pointer);
    owner.end();
    row.emplace_back(std::move(again));
    owner.add(std::move(row[0]));
    (void)reference;
    return owner.busy() + static_cast<int>(count);
}
