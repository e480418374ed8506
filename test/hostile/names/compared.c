/* Whether the function is there is asked, and it is not called. */
#include <sys/mman.h>

#pragma weak mlockall

int is_there(void)
{
    return mlockall != 0; // wrong: may stay: locked-memory: an address that is only compared is taken for one that may be called
}
