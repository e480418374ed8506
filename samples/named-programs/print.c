#include <stdio.h>

void keep(const char *note)
{
    fputs(note, stdout);
}
