/* What builds without threads take instead of the system. */
#ifndef NOTHREADS_H
#define NOTHREADS_H

#define pthread_create(a, b, c, d)

static inline int mlock(const void *start, unsigned long size)
{
    return start == 0 && size == 0;
}

#endif
