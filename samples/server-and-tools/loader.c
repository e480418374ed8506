/* Fills a table. */
#include <stdio.h>

void add(int value);

int main(void)
{
    int value;

    while (scanf("%d", &value) == 1) add(value);
    return 0;
}
