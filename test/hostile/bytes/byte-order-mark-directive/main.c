/* A byte order mark stands right before the first directive of a header. */
#include "pin.h"

int main(void)
{
    return PIN(main); // stays: locked-memory
}
