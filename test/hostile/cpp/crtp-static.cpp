// The base casts itself down to what derives from it and calls a static and a plain method there.
#include <sys/mman.h>

template <class Derived> class Service {
public:
    int start() { return static_cast<Derived *>(this)->do_start() + Derived::global_start(); }

protected:
    int do_start() { return 0; }
};

class Pinning : public Service<Pinning> {
    friend class Service<Pinning>;
    int do_start() { return mlockall(1); } // stays: locked-memory
    static int global_start() { return mlockall(2); } // stays: locked-memory
};

int main()
{
    Pinning service;

    return service.start();
}
