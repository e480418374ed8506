// The API itself is handed to a template that calls what it gets.
#include <functional>
#include <sys/mman.h>
#include <tuple>
#include <utility>

template <class F, class... A> int retry(F f, A... a)
{
    int result;
    do
        result = f(a...);
    while (result < 0);
    return result;
}

template <int (*Function)(const void *, std::size_t)> int by_value(void *at) { return Function(at, 1); }

int main()
{
    char byte = 0;

    return retry(mlock, &byte, 1) // may stay: locked-memory
        + std::apply(mlock, std::make_tuple(&byte, 2)); // may stay: locked-memory
}

int second(void *at) { return by_value<mlock>(at); } // may stay: locked-memory
