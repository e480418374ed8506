// Designated initialisers of C++20, and an aggregate that gets the API's address.
#include <cstddef>
#include <sys/mman.h>

struct Calls {
    int mlock = 0;
    int (*pin)(const void *, std::size_t) = nullptr;
};

Calls calls{.mlock = 1, .pin = &mlock}; // may stay: locked-memory

int call(void *start) { return calls.pin(start, 1) + calls.mlock; }
