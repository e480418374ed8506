/* Uses what the header defines. */
#include "pin.h"

int main(void)
{
    static char page[4096];

    return pin_page(page);
}
