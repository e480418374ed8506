/* The name of the function is put into parentheses, so that no macro of that name is expanded. */
#include <sys/mman.h>

#define pin(start) (0)

int (pin)(void *start)
{
    return mlock(start, 1); // stays: locked-memory
}

int ((unpin))(void *start)
{
    return munlock(start, 1);
}
