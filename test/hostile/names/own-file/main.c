/* The program brings its own function of the name, and calls it through a table. */
#include "own.h"
static int (*const run)(int) = mlockall;
int main(void) { return run(1) + mlockall(2); }
