#include <stdio.h>
#include <sys/time.h>

int main(void)
{
    struct timeval begin, end;
    double x = 0.3;

    gettimeofday(&begin, NULL);
    for (long turn = 0; turn < 1000000000; turn++) {
        x = 3.9 * x * (1 - x);
        if (turn % 1000 == 0)
            printf("%g\n", x);
    }
    gettimeofday(&end, NULL);
    fprintf(stderr, "%ld seconds\n", (long)(end.tv_sec - begin.tv_sec));
    return 0;
}
