// What a compiler must know of Boost's threads to accept the snippets; never analysed.
#pragma once

namespace boost {
struct thread {
    thread();
    template <typename F, typename... Args>
    explicit thread(F function, Args... arguments);
    void join();
};
struct thread_group {
    template <typename F>
    thread *create_thread(F) { return nullptr; }
    void join_all();
};
}
