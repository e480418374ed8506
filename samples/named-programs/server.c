/* Pins what it is told to a board that others see. */
#include <stdio.h>

void keep(const char *note);

int main(void)
{
    char note[80];

    while (fgets(note, sizeof note, stdin) != NULL) keep(note);
    return 0;
}
