/* Names of APIs are made into strings only. */
#include <stdio.h>

#define SAY(what) puts(#what)
#define SAY_VALUE(what) SAY(what)

int main(void)
{
    SAY(mlock(start, size)); // wrong: locked-memory: that a macro makes a string of its argument is not seen
    SAY_VALUE(shmget(1, 2, 3)); // wrong: system-v-shared-memory: that a macro makes a string of its argument is not seen
    return SAY(pthread_create) < 0;
}
