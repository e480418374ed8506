// A function in a namespace without a name is called by nobody.
#include <sys/mman.h>

namespace {
[[maybe_unused]] int pin(void *start) { return mlock(start, 1); }
}

int main() { return 0; }
