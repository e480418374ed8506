// Namespaces are nested, inline, reopened and attributed; a function in the innermost one calls the API.
#include <sys/mman.h>

namespace a::b::inline c {
int pin(void *start) { return mlock(start, 1); } // stays: locked-memory
}
namespace a { inline namespace [[deprecated]] d { int pin(void *start); } }
int a::d::pin(void *start) { return ::mlock(start, 2); } // stays: locked-memory
namespace a::b { int both(void *start) { return pin(start) + a::d::pin(start); } }
