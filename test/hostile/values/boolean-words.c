/* Zero has other names: false, NULL, a character, a macro of the program. */
#include <stdbool.h>
#include <stddef.h>
#include <sys/io.h>

#define DISABLE 0
#define ENABLE (!DISABLE)

int ports(void)
{
    int failed = 0;

    failed += ioperm(1, 1, false);
    failed += ioperm(1, 1, true); // may stay: port-access
    failed += ioperm(1, 1, '\0');
    failed += ioperm(1, 1, DISABLE);
    failed += ioperm(1, 1, ENABLE); // may stay: port-access
    return failed;
}
