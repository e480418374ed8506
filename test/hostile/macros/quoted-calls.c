/* What a macro makes a text of is not called, whoever defines the macro. */
#include <stdio.h>
#include <string.h>
#include <sys/cdefs.h>
#include <sys/mman.h>
#include <unistd.h>

#define quote(x) #x
#define both(x) (puts(#x), x)

int tell(void *start)
{
    puts(quote(mlock(start, 1)));
    puts(quote(fork()));
    puts(__STRING(mlockall(2)));
    puts(quote(strlen("a)") + munlock(start, 1) + mlock(start, 2)));
    return both(mlock(start, 3)) + mlock(start, strlen(quote(mlock(start, 4)))); // stays: locked-memory
}
