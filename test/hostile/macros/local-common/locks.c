/* The call is a macro of the includer, and the function that calls it is in the file that is included. */
#include <sys/mman.h>
#define TESTED_CALL(flags) mlockall(flags)
#include "common.c"
