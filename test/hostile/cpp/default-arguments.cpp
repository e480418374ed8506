// A default argument is a lambda that calls; another one is the API's address.
#include <cstddef>
#include <sys/mman.h>

int apply(int flags, int (*function)(int) = [](int given) { return mlockall(given); }); // stays: locked-memory
int lock(void *start, int (*function)(const void *, std::size_t) = mlock); // may stay: locked-memory

int apply(int flags, int (*function)(int)) { return function(flags); }
int lock(void *start, int (*function)(const void *, std::size_t)) { return function(start, 1); }
int main() { return apply(3) + lock(nullptr); }
