/* The entry point has three parameters, of which the last is unusual, and an attribute in the middle. */
#include <sys/mman.h>

extern int
main(int count, char *arguments[], char **environment)
    __attribute__((hot));

int __attribute__((noinline)) main(int count, char *arguments[], char **environment)
{
    return count > 1 && arguments[0] != environment[0] ? mlockall(count) : 0; // stays: locked-memory
}
