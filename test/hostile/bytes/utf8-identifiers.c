/* Identifiers hold letters beyond ASCII, one of which stands right before the name of an API. */
#include <sys/mman.h>

int émlock(const void *adresse, int länge);
int mlocké(const void *adresse, int länge);

int ſperre(void *начало)
{
    int größe = émlock(начало, 1) + mlocké(начало, 2);

    return mlock(начало, größe); // stays: locked-memory
}
