/* Identifiers hold letters beyond ASCII in one byte each. [-finput-charset=latin1] */
#include <sys/mman.h>

int länge(void *start);
int émlock(void *start);

int länge(void *start)
{
    int größe = 4096;

    return mlock(start, größe) + émlock(start); // stays: locked-memory
}
