/* The tools complain to whoever runs them. */
#include <stdio.h>

void complain(const char *what)
{
    fputs(what, stderr);
}
