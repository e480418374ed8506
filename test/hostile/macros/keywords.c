/* Macros stand in for keywords and types, as in programs that would rather be in another language. */
#include <sys/mman.h>

#define PROCEDURE void
#define FUNCTION(type) type
#define WHEN if (
#define THEN )
#define GIVE return

FUNCTION(int) pin(void *start)
{
    WHEN start != 0 THEN GIVE mlock(start, 4096); // stays: locked-memory
    GIVE 0;
}

PROCEDURE do_nothing(void) {}
