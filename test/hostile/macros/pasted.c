/* The name of the function is pasted together from two pieces. */
#include <sys/mman.h>

#define MEMORY(what) m##what##all

int lock_everything(void)
{
    return MEMORY(lock)(MCL_CURRENT); // stays: locked-memory
}
