// Functions of namespaces are defined outside of them, and called after a `using`.
#include <sys/mman.h>

namespace net { int attach(void *start); }
namespace deep::er { inline namespace v1 { int attach_deep(void *start); } }
namespace other = deep;
struct Wire { int attach(void *start); };

int net::attach(void *start) { return mlock(start, 1); } // stays: locked-memory
int other::er::attach_deep(void *start) { return mlock(start, 2); } // stays: locked-memory
int Wire::attach(void *) { return 0; }

using namespace net;
using namespace deep::er;

int main() { return attach(nullptr) + attach_deep(nullptr); }
