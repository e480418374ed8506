/* The device's path is chosen by the caller of the function that opens and maps. */
#include <fcntl.h>
#include <sys/mman.h>

static void *map_file(const char *path)
{
    int fd = open(path, O_RDONLY);

    return mmap(0, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
}

int main(void)
{
    char *notes = map_file("notes.txt"); // fine: private-mapping
    char *memory = map_file("/dev/mem"); // stays: mapped-device

    return notes == memory;
}
