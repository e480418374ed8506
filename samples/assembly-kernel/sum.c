#include <stdio.h>

long add_up(const long *from, long count);

int main(void)
{
    static long numbers[1000];

    printf("%ld\n", add_up(numbers, 1000));
    return 0;
}
