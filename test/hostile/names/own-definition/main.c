/* The program brings its own function of that name, in another file. */
#include "mine.h"

int main(void)
{
    return mlockall(3);
}
