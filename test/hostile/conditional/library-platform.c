/* Headers of portable libraries say in their own words which system this is. */
#include <sys/mman.h>

void lock(void *start)
{
#ifdef Q_OS_WIN
    mlock(start, 1);
#elif defined(Q_OS_UNIX)
    mlock(start, 2); /* stays: locked-memory */
#endif
#if defined(G_OS_WIN32) || defined(__WXMSW__)
    mlock(start, 3);
#endif
#if PTHREAD_IN_USE_DETECTION_HARD
    mlock(start, 4);
#endif
}
