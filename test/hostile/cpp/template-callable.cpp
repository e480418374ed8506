// A template gets a type or a function and calls it: by parentheses, std::invoke, a static method and a value.
#include <functional>
#include <sys/mman.h>
#include <utility>

namespace {
struct Pin { int operator()() const { return mlockall(1); } }; // stays: locked-memory
struct Traits { static int start() { return mlockall(2); } }; // stays: locked-memory
struct Policy { int begin() { return mlockall(3); } }; // stays: locked-memory
int plain() { return mlockall(4); } // stays: locked-memory
int other(int flags) { return mlockall(flags); } // stays: locked-memory

template <class F> int call() { return F()(); }
template <class T> int call_static() { return T::start(); }
template <class P> struct Host : private P { int run() { return this->begin(); } };
template <int (*Function)()> int call_value() { return Function(); }
template <class F, class... A> int forward(F &&f, A &&...a) { return std::invoke(std::forward<F>(f), std::forward<A>(a)...); }
}

int main()
{
    Host<Policy> host;

    return call<Pin>() + call_static<Traits>() + host.run() + call_value<plain>() + forward(other, 5);
}
