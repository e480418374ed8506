// The API is included or declared in blocks of C's linkage, in a namespace, and under another namespace's roof.
extern "C" {
#include <sys/mman.h>
int shmget(int key, unsigned long size, int flags);

static int pin(void *start) { return mlock(start, 1); } // stays: locked-memory
}

namespace system_calls {
extern "C" int mlockall(int flags) noexcept;
extern "C" {
int iopl(int level) noexcept;
}
using ::munlock;
}

extern "C" int exported(void *start) { return mlock(start, 2); } // stays: locked-memory

extern "C++" {
namespace { int hidden(void *start) { return ::mlock(start, 3); } } // stays: locked-memory
}

int main()
{
    int number = 0;

    return pin(&number) + exported(&number) + hidden(&number) + shmget(1, 2, 3) // stays: system-v-shared-memory
        + system_calls::mlockall(1) // stays: locked-memory
        + system_calls::iopl(3) + // missed: port-access: a block of C's linkage inside of a namespace is not told from the namespace
        system_calls::munlock(&number, 1);
}
