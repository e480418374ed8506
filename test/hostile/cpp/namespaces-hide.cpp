// Functions of namespaces are called as the API is: seen from inside and by `using`, and from nowhere else.
#include <sys/mman.h>

namespace own {
int mlock(const void *, int) { return 0; }
inline namespace v1 { int munlockall(int) { return 0; } }
namespace inner { int call() { return mlock(nullptr, 1); } }
int mlockall(int flags);
int call() { return mlockall(1) + munlockall(1); }
}
int own::mlockall(int flags) { return mlock(nullptr, flags); }

namespace other {
int call() { return mlock(nullptr, 2); } // stays: locked-memory
int call_all() { return mlockall(2); } // stays: locked-memory
}

namespace brought {
using own::mlockall;
int call() { return mlockall(3) + mlock(nullptr, 3); } // stays: locked-memory
}

namespace far::away {
int iopl(int level) { return level; }
struct Box { int open(); int iopl_twice(); };
}
int far::away::Box::open() { return iopl(1); }

namespace opened {
using namespace far::away;
int call() { return own::mlock(nullptr, 4) + own::mlockall(4) + iopl(2); }
}

namespace by_name {
using far::away::iopl;
int call() { return iopl(3) + far::away::Box().open(); }
}

int main()
{
    return mlock(nullptr, 5) // stays: locked-memory
        + own::call() + own::inner::call() + other::call() + other::call_all() + brought::call() + opened::call() + by_name::call();
}
