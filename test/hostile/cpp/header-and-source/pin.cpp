// The class is defined in the source, inside of its namespace opened again.
#include "pin.hpp"
#include <sys/mman.h>

namespace memory {
Pin::Pin(void *start) : failed_(mlock(start, 1)) {} // stays: locked-memory

int Pin::mlockall(int flags) { return failed_ = ::mlockall(flags); } // stays: locked-memory
}
