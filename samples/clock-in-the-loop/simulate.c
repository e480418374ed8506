#include <stdio.h>
#include <sys/time.h>
#include <unistd.h>

static double seconds(void)
{
    struct timeval now;

    gettimeofday(&now, NULL);
    return now.tv_sec + now.tv_usec / 1e6;
}

static void report(char state)
{
    write(STDERR_FILENO, &state, 1);
}

int main(void)
{
    double end = seconds() + 60;
    double x = 0.3;

    while (seconds() < end) {
        x = 3.9 * x * (1 - x);
        report(x < 0.5 ? '-' : '+');
    }
    printf("%g\n", x);
    return 0;
}
