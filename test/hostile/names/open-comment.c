/* Comments begin inside of comments, strings inside of comments, and the other way round. */
#include <sys/mman.h>

/* /* */ int opened(void *start) /* " */
{
    const char *text = "/*"; // " /*
    int failed = mlock(start, 1); // stays: locked-memory

    /* " */ failed += text[0] //* mlock(start, 2)
        / 2 /* */ ;
    return failed; // */ mlock(start, 3);
}
