/* Names of APIs are made into strings only. */
#include <stdio.h>

#define SAY(what) puts(#what)
#define SAY_VALUE(what) SAY(what)

int main(void)
{
    SAY(mlock(start, size));
    SAY_VALUE(shmget(1, 2, 3));
    return SAY(pthread_create) < 0;
}
