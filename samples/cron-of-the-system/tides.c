/* Tides for some days. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    int days = argc > 2 ? atoi(argv[2]) : 1;

    for (int minute = 0; minute < days * 1440; minute++) printf("%.2f\n", sin(minute / 118.7) + sin(minute / 123.3));
    return 0;
}
