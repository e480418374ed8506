/* Assembler code names an API in a comment, and as a symbol that it calls. */
#include <sys/mman.h>

void call(void)
{
    __asm__("# mlock(1, 2)\n\tnop");
    __asm__ volatile("call mlockall" ::: "memory"); // stays: locked-memory
}
