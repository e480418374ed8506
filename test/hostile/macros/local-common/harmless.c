/* The same file is included with another macro. */
#define TESTED_CALL(flags) (flags)
#include "common.c"
