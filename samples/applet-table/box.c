/* Several small programs in one, told apart by the name. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/shm.h>

static int sum_main(void)
{
    double sum = 0, number;

    while (scanf("%lf", &number) == 1) sum += number;
    printf("%g\n", sum);
    return EXIT_SUCCESS;
}

static int pin_main(void)
{
    if (mlockall(MCL_CURRENT) != 0) return EXIT_FAILURE;
    return sum_main();
}

static int share_main(void)
{
    double *last = shmat(4711, NULL, 0);

    if (last == (void *)-1) return EXIT_FAILURE;
    printf("%g\n", *last);
    return EXIT_SUCCESS;
}

static const struct applet {
    const char *name;
    int (*run)(void);
} applets[] = {
    {"sum", sum_main},
    {"pin", pin_main},
    {"share", share_main},
};

int main(int argc, char **argv)
{
    const char *slash = argc > 0 ? strrchr(argv[0], '/') : NULL;
    const char *name = slash == NULL ? argv[0] : slash + 1;

    for (size_t i = 0; i < sizeof applets / sizeof applets[0]; i++)
        if (strcmp(name, applets[i].name) == 0) return applets[i].run();
    return EXIT_FAILURE;
}
