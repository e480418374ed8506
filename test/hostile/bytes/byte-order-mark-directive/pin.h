#include <sys/mman.h> /* The directive is the first thing behind the mark. */
#define PIN(start) mlock((void *)(start), 1)
