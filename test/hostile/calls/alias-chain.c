/* An exported name is a weak alias of a static function, which only that alias reaches. */
#include <sys/mman.h>

static int real_pin(int flags) { return mlockall(flags); } // stays: locked-memory
extern __typeof(real_pin) library_pin __attribute__((weak, alias("real_pin")));

int main(void) { return library_pin(1); }
