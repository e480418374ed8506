/* Constructors and destructors have priorities, stand before and behind the head, and in macros. */
#include <sys/mman.h>

#define INIT(function) static void function(void) __attribute__((constructor(200))); static void function(void)
#define AT_EXIT __attribute__((__destructor__))

INIT(first) { mlockall(1); } // stays: locked-memory
__attribute__((constructor(101), noinline)) static void second(void) { mlockall(2); } // stays: locked-memory
static void AT_EXIT last(void) { mlockall(3); } // stays: locked-memory
static void __attribute__((unused)) none(void) { mlockall(4); }

int main(void) { return 0; }
