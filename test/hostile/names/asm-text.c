/* Assembler code names an API in a comment, and as a symbol that it calls. */
#include <sys/mman.h>

void call(void)
{
    __asm__("# mlock(1, 2)\n\tnop");
    __asm__ volatile("call mlockall" ::: "memory"); // missed: locked-memory: calls inside of assembler code are not read
}
