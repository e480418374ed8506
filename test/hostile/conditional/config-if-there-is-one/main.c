/* The header with the answers is itself included under a condition, as autoconf recommends. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif
#include <sys/mman.h>

int main(void)
{
#ifdef HAVE_MLOCKALL
    return mlockall(MCL_CURRENT); // may stay: locked-memory
#else
    return 0;
#endif
}
