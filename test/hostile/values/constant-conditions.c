/* Conditions that are literals leave an arm out, unless a label leads into it. */
#include <fcntl.h>
#include <sys/mman.h>

int main(int argc, char **argv)
{
    int fd = open("table.dat", O_RDWR);
    int flags = MAP_PRIVATE;

    if (0)
        mlockall(MCL_CURRENT);
    if (1)
        argc++;
    else
        mlockall(MCL_FUTURE);
    while (0) mlock(argv, 1);
    if (0)
        flags = MAP_SHARED;
    mmap(0, 1, PROT_READ, flags, fd, 0);
    mmap(0, 1, PROT_READ, 1 ? MAP_PRIVATE : MAP_SHARED, fd, 0);
    if (argc > 2) goto pin;
    if (0) {
pin:
        return mlock(argv, 2); // stays: locked-memory
    }
    do {
        mlock(argv, 3); // stays: locked-memory
    } while (0);
    while (1) {
        mlock(argv, 4); // stays: locked-memory
        if (argc-- < 1) break;
    }
    return 0 ? mlock(argv, 5) : 0;
}
