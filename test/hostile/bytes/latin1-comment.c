/* Comments and strings hold bytes that are no UTF-8: résumé, ¡¿, ÿþ. */
#include <sys/mman.h>

int call(void *start) /* café */
{
    const char *text = "déjà vu: mlock(1, 2)";

    return text[0] + mlock(start, 1); // stays: locked-memory
}
