/* A static function runs when a variable goes out of scope, because an attribute of that variable says so. */
#include <sys/mman.h>

static void pin_at_end(char **start)
{
    mlock(*start, 1); // stays: locked-memory
}

int scope(char *text)
{
    __attribute__((cleanup(pin_at_end))) char *start = text;

    return start[0];
}
