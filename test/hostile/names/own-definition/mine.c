/* The definition. */
#include "mine.h"

int mlockall(int flags)
{
    return flags;
}
