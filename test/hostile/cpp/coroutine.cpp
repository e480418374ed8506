// A coroutine calls between its suspensions, in what it awaits, and in its promise. [-std=gnu++20]
#include <coroutine>
#include <sys/mman.h>

struct Task {
    struct promise_type {
        Task get_return_object() { return {}; }
        std::suspend_never initial_suspend() { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_value(int) {}
        std::suspend_never yield_value(int) { return {}; }
        void unhandled_exception() { mlockall(1); } // stays: locked-memory
    };
};

struct Pinned {
    bool await_ready() { return false; }
    void await_suspend(std::coroutine_handle<>) { mlockall(2); } // stays: locked-memory
    int await_resume() { return 0; }
};

Task run()
{
    co_await Pinned{};
    co_yield mlockall(3); // stays: locked-memory
    if (mlockall(4) != 0) // stays: locked-memory
        co_return -1;
    co_return mlockall(5); // stays: locked-memory
}

int main() { run(); }
