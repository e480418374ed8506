/* The body of a function stands in another file, which is included between the braces. */
#include <sys/mman.h>

int main(void)
{
    static char page[4096];
#include "body.h"
    return 0;
}
