/* The address is kept in a field, and the field has the name of another API. */
#include <sys/mman.h>

struct driver {
    int (*mlock)(int);
    int (*iopl)(int);
};

static int harmless(int level)
{
    return level;
}

void fill(struct driver *driver)
{
    driver->mlock = mlockall; // may stay: locked-memory
    driver->iopl = harmless;
}

int drive(struct driver *driver)
{
    return driver->mlock(3) + driver->iopl(3) + (*driver->iopl)(3);
}
