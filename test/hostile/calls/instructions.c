/* Port instructions in assembler code: two dialects, operands, several in one string, and a label that looks alike. */
void ports(unsigned short port, unsigned char value)
{
    __asm__ volatile("outb %0, %1" : : "a"(value), "Nd"(port)); // may stay: port-instructions
    asm("inb $0x60, %%al" ::: "al"); // may stay: port-instructions
    __asm__("nop\n\tcli\n\tnop"); // may stay: port-instructions
    __asm__ __volatile__( // may stay: port-instructions
        "movw %0, %%dx\n" // the number of the port
        "inb %%dx, %%al"
        :
        : "r"(port)
        : "al", "dx");
    __asm__("nop # inb and outb are only named here");
    __asm__("movl $1, %%eax" ::: "eax");
}
