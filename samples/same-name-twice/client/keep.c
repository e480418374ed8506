/* The client's notes go to a file. */
#include <stdio.h>

void keep(const char *note)
{
    fputs(note, stdout);
}
