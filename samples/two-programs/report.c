#include "report.h"

#include <stdio.h>

void report(const char *what, long count)
{
    printf("%s: %ld\n", what, count);
}
