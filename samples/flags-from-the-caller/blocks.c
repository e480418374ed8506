/* One function hands out memory; its callers decide what kind. */
#include <stdlib.h>
#include <sys/mman.h>

static void *blocks(size_t count, int flags)
{
    void *memory = mmap(NULL, count * 4096, PROT_READ | PROT_WRITE, flags | MAP_ANONYMOUS, -1, 0);

    return memory == MAP_FAILED ? NULL : memory;
}

int main(void)
{
    double *scratch = blocks(16, MAP_PRIVATE);
    double *results = blocks(4, MAP_SHARED);

    if (scratch == NULL || results == NULL) return EXIT_FAILURE;
    for (int i = 0; i < 2048; i++) {
        scratch[i] = i / 2048.0;
        results[i] = scratch[i] * scratch[i];
    }
    return EXIT_SUCCESS;
}
