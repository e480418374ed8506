/* A variable of the file keeps a descriptor whose path only the caller knows, but whose mode is written there. */
#include <fcntl.h>
#include <sys/mman.h>

static int descriptor;
static void *memory;

int open_store(const char *path, int size)
{
    descriptor = open(path, O_RDWR | O_CREAT, 0600);
    if (descriptor < 0)
        return -1;
    memory = mmap(0, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0); // stays: shared-mapping
    return memory == MAP_FAILED;
}
