/* Macros of one header use macros and inline functions of another one, and both are seen through. */
#include <fcntl.h>
#include "memory.h"

static char secret[64];

int main(void)
{
    int fd = open("data", O_RDWR);

    MEMORY_PIN(secret); // stays: locked-memory
    return memory_map_all(fd) == 0; // stays: shared-mapping
}
