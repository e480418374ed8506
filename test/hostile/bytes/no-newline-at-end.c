/* The last line has no end, and the last thing is a call. */
#include <sys/mman.h>

int call(void *start) { return mlock(start, 1); } // stays: locked-memory