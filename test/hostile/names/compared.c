/* Whether the function is there is asked, and it is not called. */
#include <sys/mman.h>

#pragma weak mlockall

int is_there(void)
{
    return mlockall != 0;
}
