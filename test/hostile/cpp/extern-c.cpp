// Linkage of C, as a block around functions, before a function, and nested.
extern "C" {
#include <sys/mman.h>
int first(void *start)
{
    return mlock(start, 1); // stays: locked-memory
}
extern "C++" {
int second(void *start) { return mlock(start, 2); } // stays: locked-memory
}
}

extern "C" int third(void *start)
{
    return mlock(start, 3); // stays: locked-memory
}

extern "C" int (*pointer)(void *);
int (*pointer)(void *) = third;
