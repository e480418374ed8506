/* A macro of a header, which hides the call behind a friendly name. */
#ifndef PIN_H
#define PIN_H
#include <sys/mman.h>

#define keep_in_memory(start, size) mlock((start), (size))
#endif
