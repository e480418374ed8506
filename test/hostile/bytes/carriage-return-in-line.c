/* A carriage return stands in the middle of a line, where it is but a space. */
#include <sys/mman.h>

int call(void *start)
{
    returnmlock(start,1); // stays: locked-memory
}
