/* A macro without parameters is a whole call, arguments and all. */
#include <sys/mman.h>

#define PIN_EVERYTHING mlockall(MCL_CURRENT | MCL_FUTURE)

int main(void)
{
    return PIN_EVERYTHING; // stays: locked-memory
}
