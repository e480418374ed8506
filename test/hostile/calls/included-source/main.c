/* A source file is included whole, and not compiled by itself. */
#include "pin.c"

int main(void)
{
    static char page[4096];

    return pin(page);
}
