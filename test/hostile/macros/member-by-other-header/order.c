/* A macro names a member by one from a header that its own does not include. */
#include <stddef.h>
#include "sizes.h"
#include "table.h"

typedef struct order {
    struct order *clone;
    int mlock;
} order;

struct row {
    const char *name;
    size_t size;
    size_t at;
};

const struct row *table(void)
{
    static const struct row rows[] = {
        REFERENCE(order, clone),
        ROW(order, mlock),
    };

    return rows;
}
