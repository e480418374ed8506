/* The flag word is built by a function that gets a pointer, by a union, and by a shift of a boolean. */
#include <fcntl.h>
#include <stdbool.h>
#include <sys/mman.h>

static void add(int *flags, int more) { *flags |= more; }

void *by_pointer(void)
{
    int flags = 0;

    add(&flags, MAP_SHARED);
    return mmap(0, 1, 1, flags, open("table.dat", O_RDWR), 0); // stays: shared-mapping
}

void *by_union(void)
{
    union { int flags; unsigned char bytes[4]; } word = { .bytes = { 1 } };

    return mmap(0, 1, 1, word.flags, open("table.dat", O_RDWR), 0); // may stay: shared-mapping
}

void *by_boolean(bool shared)
{
    return mmap(0, 1, 1, shared << 0 | !shared << 1, open("table.dat", O_RDWR), 0); // may stay: shared-mapping
}
