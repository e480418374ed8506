/* A static function that nobody calls and whose address nobody takes runs never. */
#include <sys/mman.h>

__attribute__((unused)) static int pin(void *start)
{
    return mlock(start, 1);
}

int main(void)
{
    return 0;
}
