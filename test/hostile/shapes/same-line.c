/* Functions follow each other on one line, and one begins on the line on which the other one ends. */
#include <sys/mman.h>

int first(void *start) { return start == 0; } int second(void *start) {
    return mlock(start, 1); // stays: locked-memory
} int third(void *start) { return first(start); } int fourth(
    void *start) { return mlock(start, 2); } // stays: locked-memory
