/* A header that is there, for the question whether it is. */
#include <sys/mman.h>
