// The flag that decides is an argument of a template.
#include <fcntl.h>
#include <sys/mman.h>

template <int Flags>
static void *map()
{
    return mmap(nullptr, 1, PROT_READ, Flags, open("table.dat", O_RDWR), 0); // wrong: shared-mapping: an argument of a template is not followed
}

void *map_table()
{
    return map<MAP_PRIVATE>();
}
