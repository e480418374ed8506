/* A function inside of a function has the name of the API and hides it there, and only there. */
#include <sys/mman.h>

int hidden(void *start)
{
    int mlockall(int flags)
    {
        return flags;
    }

    return mlockall(3) + (start == 0);
}

int not_hidden(void)
{
    return mlockall(3); // stays: locked-memory
}
