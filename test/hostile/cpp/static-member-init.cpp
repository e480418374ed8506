// Static members and local statics are initialised by calls, in a class template and by a lambda that is called at once.
#include <sys/mman.h>

struct Registry {
    static int pinned;
    static inline int also = mlockall(2); // stays: locked-memory
    static int &instance()
    {
        static int once = [] { return mlockall(3); }(); // stays: locked-memory
        return once;
    }
};
int Registry::pinned = mlockall(1); // stays: locked-memory

template <class T> struct Holder { static const int kept; };
template <class T> const int Holder<T>::kept = mlockall(sizeof(T)); // stays: locked-memory

int main() { return Registry::instance() + Holder<int>::kept; }
