/* Clocks bits out of the parallel port. */
#include <stdio.h>
#include <sys/io.h>

enum { PORT = 0x378 };

int main(void)
{
    int byte;

    if (ioperm(PORT, 3, 1) != 0) return 1;
    while ((byte = getchar()) != EOF) outb((unsigned char)byte, PORT);
    ioperm(PORT, 3, 0);
    return 0;
}
