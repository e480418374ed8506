/* The type of the result is made by a macro that looks like a call: JNIEXPORT and its kin. */
#include <sys/mman.h>

#define API(type) __attribute__((visibility("default"))) type
#define ARGUMENTS(list) list

API(int) pin ARGUMENTS((void *start))
{
    return mlock(start, 4096); // stays: locked-memory
}

int unpin ARGUMENTS((void *start));

int unpin ARGUMENTS((void *start))
{
    return munlock(start, 4096);
}
