/* In some builds a macro stands in for the function: it bears the function's name, and does not write its head. */
#include <fcntl.h>
#include <stddef.h>
#include <sys/mman.h>
#include <unistd.h>

#define FAST

#ifdef WITHOUT_TABLE
#define map_table(fd, flags) ((void)(fd), (void)(flags))
#define map_index(fd, flags) close(fd);
#else
static void *table;

void FAST map_table(int fd, int flags)
{
    table = mmap(NULL, 4096, PROT_READ, flags, fd, 0);
}

void FAST map_index(int fd, int flags)
{
    table = mmap(NULL, 4096, PROT_READ, flags, fd, 0);
}
#endif

int main(void)
{
    map_table(open("table.dat", O_RDWR), MAP_SHARED); // may stay: shared-mapping
    map_index(open("index.dat", O_RDWR), MAP_SHARED); // may stay: shared-mapping
    map_table(-1, MAP_PRIVATE | MAP_ANONYMOUS); // fine: private-mapping
    return 0;
}
