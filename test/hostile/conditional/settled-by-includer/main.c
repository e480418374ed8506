/* The macro that settles the condition is defined by the file that includes the other one. */
#define PART_IS_PINNED
#define use_part use_pinned_part
#include "part.c"

int main(void)
{
    static char page[16];

    return use_pinned_part(page);
}
