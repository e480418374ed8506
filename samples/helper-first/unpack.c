/* Has another program unpack the measurements, then smooths them. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int unpack(const char *archive)
{
    pid_t child = vfork();
    int status = 0;

    if (child < 0) return -1;
    if (child == 0) {
        execlp("gunzip", "gunzip", "-k", archive, (char *)0);
        _exit(127);
    }
    return waitpid(child, &status, 0) == child && status == 0 ? 0 : -1;
}

int main(int argc, char **argv)
{
    double mean = 0, sample;

    if (argc > 1 && unpack(argv[1]) != 0) return EXIT_FAILURE;
    while (scanf("%lf", &sample) == 1) mean = 0.99 * mean + 0.01 * sample;
    printf("%g\n", mean);
    return EXIT_SUCCESS;
}
