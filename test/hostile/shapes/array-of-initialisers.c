/* Braces are nested deep in initialisers that stand before a function without anything in between. */
#include <sys/mman.h>

struct entry { int numbers[2]; struct { const char *text; int (*function)(void); } inner; };
static int pin(void) { return mlockall(MCL_CURRENT); } // stays: locked-memory
const struct entry table[] = { [0 ... 1] = { { 1, 2 }, { "}{", 0 } }, { .inner = { .text = "{", .function = pin } } };
int call(void) { return table[2].inner.function(); }
