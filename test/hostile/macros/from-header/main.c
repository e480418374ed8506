/* The macro of the header is used like a function. */
#include "pin.h"

int main(void)
{
    static char page[4096];

    return keep_in_memory(page, sizeof page); // stays: locked-memory
}
