/* The address lies in a section that the linker gathers and nobody names. */
#include <sys/mman.h>

static int pin(void)
{
    return mlockall(MCL_CURRENT); // missed: locked-memory: a variable that the linker gathers into a table is taken for unread
}

__attribute__((used, section("initcalls"))) static int (*const call)(void) = pin;

int main(void)
{
    return 0;
}
