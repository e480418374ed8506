/* The field is written and read through a pointer, in one function and by an initialiser in another. */
#include <fcntl.h>
#include <sys/mman.h>

struct request { int flags; int fd; };

static void *serve(const struct request *request)
{
    return mmap(0, 1, 1, request->flags, request->fd, 0); // may stay: shared-mapping
}

void *ask_for_own(void)
{
    struct request request = { MAP_PRIVATE, open("notes.dat", O_RDONLY) };

    return serve(&request);
}

void *ask_for_common(void)
{
    return serve(&(struct request){ .flags = MAP_SHARED, .fd = open("table.dat", O_RDWR) });
}
