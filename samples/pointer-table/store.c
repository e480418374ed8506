/* Keeps its numbers in one of two kinds of storage; which one is decided when it runs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>

struct kind {
    const char *name;
    void *(*take)(size_t size);
};

static void *take_shared(size_t size)
{
    int id = shmget(IPC_PRIVATE, size, IPC_CREAT | 0600);

    return id < 0 ? NULL : shmat(id, NULL, 0);
}

static void *take_private(size_t size)
{
    return malloc(size);
}

static const struct kind kinds[] = {{"private", take_private}, {"shared", take_shared}};

int main(int argc, char **argv)
{
    const struct kind *kind = &kinds[argc > 1 && strcmp(argv[1], "shared") == 0];
    double *numbers = kind->take(1024 * sizeof(double));

    if (numbers == NULL) return EXIT_FAILURE;
    for (int i = 0; i < 1024; i++) numbers[i] = i / 7.0;
    printf("%s: %f\n", kind->name, numbers[1023]);
    return EXIT_SUCCESS;
}
