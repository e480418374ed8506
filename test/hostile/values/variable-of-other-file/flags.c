/* Flags that other files use; only what these see of them is meant there. */
#include <sys/mman.h>

int shared_flags = MAP_SHARED;
int private_flags = MAP_PRIVATE;
int local_flags = MAP_PRIVATE;
int secret_flags = MAP_PRIVATE;
