/* A descriptor of POSIX shared memory is opened in one function and mapped in another. */
#include <fcntl.h>
#include <sys/mman.h>

static int open_board(void)
{
    return shm_open("/board", O_CREAT | O_RDWR, 0600); // may stay: posix-shared-memory
}

void *map_board(void)
{
    return mmap(0, 4096, PROT_WRITE, MAP_SHARED, open_board(), 0); // stays: shared-mapping
}
