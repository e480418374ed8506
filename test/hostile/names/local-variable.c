/* A variable of the function is called like an API, even when something is called through it. */
#include <stdio.h>

static int put(int letter)
{
    return putchar(letter);
}

int local(int shmget)
{
    int mlock = shmget + 1;
    int (*mlockall)(int) = put;

    return mlock + mlockall(3) + shmget;
}
