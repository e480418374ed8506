// A concept asks whether the API could be called, which calls nothing. [-std=gnu++20]
#include <cstddef>
#include <sys/mman.h>

template <typename T>
concept Pinnable = requires(T start) { mlock(start, 1); };

template <Pinnable T>
    requires(sizeof(T) > 1)
int pin(T start)
{
    return munlock(start, 1);
}

int call(char *start) { return pin(start); }
