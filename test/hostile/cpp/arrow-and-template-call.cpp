// A method template is called with the word `template` in the middle, and its name is an API's.
#include <cstddef>

struct Store {
    template <typename T> int mlock(T *start, std::size_t) { return start == nullptr; }
    template <int N> static int mlockall(int flags) { return flags + N; }
};

template <typename T>
int use(T store)
{
    return store.template mlock<int>(nullptr, 1) + T::template mlockall<3>(3);
}

int call() { return use(Store()); }
