/* Assembler code has no operands, many operands, and labels to jump to. */
#include <sys/mman.h>

__asm__(".globl nothing_at_all\nnothing_at_all:\n");

int call(unsigned short port, void *start)
{
    unsigned char value;

    __asm__ goto("jmp %l[outside]" : : : : outside);
    __asm__ __volatile__("inb %[port], %[value]" : [value] "=a"(value) : [port] "Nd"(port)); // may stay: port-instructions
    return value;
outside:
    __asm__("" : : "r"(mlock(start, 1))); // stays: locked-memory
    return 0;
}
