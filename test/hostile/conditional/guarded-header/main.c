/* The header is entered through its guard, here for the first time and once more for nothing. */
#include "table.h"
#include "table.h"

int main(void)
{
    static char table[64];

    return keep_table(table);
}
