/* A header that stands in for threads is included only in builds that do without them. */
#ifdef WITH_THREADS
#include <pthread.h>
#include <sys/mman.h>
#else
#include "nothreads.h"
#endif

void *work(void *);

void start(void)
{
#ifdef WITH_THREADS
    pthread_t thread;
    pthread_create(&thread, 0, work, 0); /* may stay: posix-threads */
    mlock(&thread, sizeof thread); /* may stay: locked-memory */
#endif
}
