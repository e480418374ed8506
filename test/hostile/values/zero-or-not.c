/* The same call harms or helps by whether its argument is zero. */
#include <sys/io.h>

enum { OFF, ON };

int ports(int level)
{
    int failed = 0;

    failed += iopl(3); // may stay: port-access
    failed += iopl(0);
    failed += iopl(level); // may stay: port-access
    failed += ioperm(0x378, 3, ON); // may stay: port-access
    failed += ioperm(0x378, 3, OFF);
    failed += ioperm(0x378, 3, 1 - 1);
    failed += ioperm(0x378, 3, !0); // may stay: port-access
    failed += ioperm(0x378, 3, sizeof(int)); // may stay: port-access
    failed += ioperm(0x378, 3, -1); // may stay: port-access
    return failed;
}
