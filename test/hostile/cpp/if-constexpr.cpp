// A constant condition leaves one arm out of what is compiled in a template.
#include <sys/mman.h>

constexpr bool pinning = false;

template <typename T>
int place(T *start)
{
    if constexpr (pinning)
        return mlock(start, 1);
    else
        return start == nullptr;
}

int call(char *start) { return place(start); }
