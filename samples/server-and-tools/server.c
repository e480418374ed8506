/* Answers for as long as somebody asks, and keeps the log. */
#include <stdio.h>

void note(const char *what)
{
    fprintf(stderr, "server: %s\n", what);
}

int look_up(int key);

int main(void)
{
    int key;

    while (scanf("%d", &key) == 1) printf("%d\n", look_up(key));
    return 0;
}
