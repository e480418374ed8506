/* A flag has another name by macro, twice over. */
#include <fcntl.h>
#include <sys/mman.h>

#define COMMON MAP_SHARED
#define KIND_OF_TABLE COMMON
#define KIND_OF_NOTES (MAP_PRIVATE | MAP_NORESERVE)

void *map_table(void)
{
    return mmap(0, 4096, PROT_READ, KIND_OF_TABLE, open("table.dat", O_RDWR), 0); // stays: shared-mapping
}

void *map_notes(void)
{
    return mmap(0, 4096, PROT_READ, KIND_OF_NOTES, open("notes.dat", O_RDWR), 0); // fine: private-mapping
}
