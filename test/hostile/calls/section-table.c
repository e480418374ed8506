/* The address lies in a section that the linker gathers and nobody names. */
#include <sys/mman.h>

static int pin(void)
{
    return mlockall(MCL_CURRENT); // stays: locked-memory
}

__attribute__((used, section("initcalls"))) static int (*const call)(void) = pin;

int main(void)
{
    return 0;
}
