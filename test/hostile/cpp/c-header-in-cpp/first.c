/* A source of C, in which words of C++ are names. */
#include "pin.h"

int first(void *new)
{
    int class = 1, template = 2;

    return pin(new) + class + template;
}
