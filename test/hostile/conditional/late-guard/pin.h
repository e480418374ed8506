/* The guard's definition stands at the end of the header, far from its question. */
#ifndef LATE_PIN_H
#include <sys/mman.h>

static inline int pin_page(void *start)
{
    return mlock(start, 4096); // stays: locked-memory
}

/*
 * A long remark keeps the definition away from the question, so that nobody can see both of them on one page.
 * It goes on for a while, because a reader who looks only a few hundred bytes ahead is to be disappointed. The
 * first sentence has told everything already, and the second one has not added anything to it. This is the third.
 * A fourth follows, which has the purpose of being there. The fifth sentence says that the sixth is the last one.
 * The sixth is not the last one, because a seventh is needed to be sure that enough bytes have gone by until now.
 */
#define LATE_PIN_H
#endif
