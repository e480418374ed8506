// Function templates, with the API as an argument, as a default, and behind a dependent name.
#include <cstddef>
#include <sys/mman.h>

template <typename T>
int pin(const T &object)
{
    return mlock(&object, sizeof(T)); // stays: locked-memory
}

template <int (*Function)(const void *, size_t)>
int apply(const void *start)
{
    return Function(start, 1);
}

template <int Flags>
struct Everything {
    static int pin() { return ::mlockall(Flags); } // stays: locked-memory
};

int call(void *start)
{
    return pin(start) + pin<int>(3) + apply<mlock>(start) // may stay: locked-memory
        + apply<&munlock>(start) + Everything<3>::pin();
}
