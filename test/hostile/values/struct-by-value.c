/* Flags travel in a structure that is handed over by value, and in one that a function gives back. */
#include <fcntl.h>
#include <sys/mman.h>

struct options { int flags; int fd; };

static struct options defaults(void)
{
    struct options options = { .flags = MAP_PRIVATE, .fd = -1 };

    options.fd = open("/etc/hosts", O_RDONLY);
    return options;
}

static void *map(struct options options)
{
    return mmap(0, 1, PROT_READ, options.flags, options.fd, 0); // missed: private-mapping: fields of a structure that is handed over by value are not followed; wrong: may stay: shared-mapping: for the same reason
}

int main(void)
{
    return map(defaults()) == 0;
}
