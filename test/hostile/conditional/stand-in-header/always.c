/* Here the stand-ins are all there is. */
#include "nothreads.h"

void *work(void *);

int start_always(void)
{
    pthread_create(0, 0, work, 0);
    return mlock(0, 1);
}
