/* Attributes name APIs in their arguments. */
#include <stddef.h>

void unpin(void *start);
void *take(size_t size) __attribute__((malloc, deprecated("use mlock(start, size)")));
int old_mlock(void *start) __attribute__((alloc_size(1), warning("not mlockall(3)")));

void *use(void)
{
    return 0;
}
