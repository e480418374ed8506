/* A generic selection names constants and types of its arms; only one of the arms is harmful, and another one is taken. */
#include <sys/mman.h>

static int keep_int(int flags) { return mlockall(flags); } // stays: locked-memory
static int keep_text(const char *text) { return text[0]; }

#define KEEP(what) _Generic((what), \
    int: keep_int, \
    char *: keep_text, \
    const char *: keep_text, \
    default: keep_int)(what)

int main(void) { return KEEP(3) + KEEP("no"); }
