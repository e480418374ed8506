/* A child adds up the lower half of a sum and sends the result to its parent through a pipe. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static double half(long from, long to)
{
    double sum = 0;

    for (long n = from; n < to; n++) sum += 1.0 / ((double)n * n);
    return sum;
}

int main(void)
{
    int ends[2];
    double lower = 0;
    pid_t child;

    if (pipe(ends) != 0) return EXIT_FAILURE;
    child = fork();
    if (child < 0) return EXIT_FAILURE;
    if (child == 0) {
        lower = half(1, 500000000);
        close(ends[0]);
        return write(ends[1], &lower, sizeof lower) == sizeof lower ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    close(ends[1]);
    double upper = half(500000000, 1000000000);
    if (read(ends[0], &lower, sizeof lower) != sizeof lower) return EXIT_FAILURE;
    waitpid(child, NULL, 0);
    printf("%.12f\n", lower + upper);
    return EXIT_SUCCESS;
}
