/* The arguments travel as __VA_ARGS__, after a comma that disappears when there are none. */
#include <stdio.h>
#include <sys/mman.h>

#define TRY(call, ...) (call(__VA_ARGS__) != 0 ? perror(#call) : (void)0)
#define TELL(format, ...) printf(format, ##__VA_ARGS__)

void try_it(void *start)
{
    TRY(mlock, start, 4096); // stays: locked-memory
    TRY(munlock, start, 4096);
    TELL("mlock(%p)\n", start);
}
