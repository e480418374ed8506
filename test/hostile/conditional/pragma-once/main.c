/* Uses what the header defines. */
#include "pin.h"

int main(void)
{
    static char pages[4 * 4096];

    return pin_pages(pages);
}
