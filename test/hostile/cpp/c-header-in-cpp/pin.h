/* A header of C that is included by C and by C++, with names that only C allows. */
#ifndef PIN_H
#define PIN_H
#include <sys/mman.h>

#ifdef __cplusplus
extern "C" {
#endif

static inline int pin(void *start)
{
    return mlock(start, 1); // stays: locked-memory
}

#ifdef __cplusplus
}
#endif
#endif
