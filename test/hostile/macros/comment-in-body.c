/* Comments stand in a macro's body, on its continued lines and in the middle of its words' neighbourhood. */
#include <sys/mman.h>

#define PIN(start) /* locks; see munlock(start) */ \
    mlock /* with a space */ ( /* the address */ (start), \
    /* shmget(1, 2, 3) is something else */ 4096)

int pin(void *start)
{
    return PIN(start); // stays: locked-memory
}
