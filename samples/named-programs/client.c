/* Tells what it is told. */
#include <stdio.h>

void keep(const char *note);

int main(void)
{
    char note[80];

    while (fgets(note, sizeof note, stdin) != NULL) keep(note);
    return 0;
}
