/* Runs a few bytes of 16-bit code in virtual 8086 mode. */
#include <string.h>
#include <sys/vm86.h>

static struct vm86plus_struct machine;

int main(void)
{
    static const unsigned char halt[] = {0xf4};

    memcpy((void *)0x1000, halt, sizeof halt);
    machine.regs.eip = 0x1000;
    while (vm86(VM86_ENTER, &machine) != 0) machine.regs.eip++;
    return 0;
}
