/* GCC lets spaces stand behind the backslash of a line splice. */
#include <sys/mman.h>

int call(void *start)
{
    /* missed: locked-memory: a splice with spaces behind its backslash is not joined */ return mlo\  
ck(start, 1);
}
