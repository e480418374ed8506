// Templates are specialised, instantiated by hand, and variadic.
#include <sys/mman.h>

template <typename... T> int pin_all(T *...starts) { return (mlock(starts, 1) + ...); } // stays: locked-memory
template <typename T> struct Locker;
template <> struct Locker<int> { int lock(int *at) { return mlock(at, 4); } }; // stays: locked-memory
template <typename T> struct Locker<T *> { int lock(T *at); };
template <typename T> int Locker<T *>::lock(T *at) { return mlock(at, 8); } // stays: locked-memory
template int pin_all<char>(char *);

int call(int *number) { return Locker<int>().lock(number) + Locker<int *>().lock(number); }
