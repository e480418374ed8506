/* Macros open and close the braces of a block. */
#include <sys/mman.h>

#define BEGIN {
#define END }
#define IF_NOT_NULL(pointer) if ((pointer) != 0) {
#define END_IF }

int pin(void *start)
BEGIN
    int failed = 0;
    IF_NOT_NULL(start)
        failed = mlock(start, 4096); // stays: locked-memory
    END_IF
    return failed;
END

int after(void *start)
{
    return mlock(start, 1); // stays: locked-memory
}
