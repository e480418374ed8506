/* Which arm runs is decided by constants that have names: macros, enumerators, constants. */
#include <sys/mman.h>

#define USE_PINNING 0
#define PIN_ALL (USE_PINNING)
#define LEVEL 3
#define CHANGING 0
#undef CHANGING
#define CHANGING 1
#ifdef WITH_PAGES
#define PAGES 1
#else
#define PAGES 0
#endif
enum { NEVER, ALWAYS };
static const int pinning = 0;
static int variable = 0;
extern const int elsewhere;

int pin(void *start, int USE_LOCAL)
{
    const int local = 0;

    if (USE_PINNING)
        return mlock(start, 1);
    if (PIN_ALL && start)
        return mlock(start, 2);
    if (pinning) {
        return mlock(start, 3);
    } else if (LEVEL > 3) {
        return mlock(start, 4);
    } else if (LEVEL == 3 && start != 0)
        return mlock(start, 5); // stays: locked-memory
    if (!ALWAYS || NEVER)
        return mlock(start, 6);
    if (start == 0 && USE_PINNING && mlock(start, 7))
        return 7;
    if (variable)
        return mlock(start, 8); // stays: locked-memory
    if (elsewhere)
        return mlock(start, 9); // stays: locked-memory
    if (local)
        return mlock(start, 10);
    if (PAGES)
        return mlock(start, 11); // stays: locked-memory
    if (CHANGING)
        return mlock(start, 12); // stays: locked-memory
    if (USE_LOCAL)
        return mlock(start, 13); // stays: locked-memory
    return ALWAYS ? 0 : mlock(start, 14);
}

int jump(void *start)
{
    if (start)
        goto inside;
    if (USE_PINNING) {
inside:
        return mlock(start, 15); // stays: locked-memory
    }
    return 0;
}

int redefined(void *start)
{
#undef USE_PINNING
#define USE_PINNING 1
    if (USE_PINNING)
        return mlock(start, 16); // stays: locked-memory
    return 0;
}
