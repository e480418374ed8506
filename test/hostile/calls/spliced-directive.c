/* A macro's name, the word `define` and the body are all cut by line splices. */
#include <sys/mman.h>

#def\
ine PI\
N(start) mlo\
ck((start), 1)

int call(void *start)
{
    return PIN(start); // missed: locked-memory: a splice inside of a directive's words hides the directive
}
