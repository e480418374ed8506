/* What is included may be called as one likes. */
#include <sys/mman.h>
#include "pinning.inc"
#if 0
#include "nowhere.inc"
#endif

int main(void)
{
    static char page[4096];

    return pin(page);
}
