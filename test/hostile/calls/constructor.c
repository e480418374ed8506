/* A static function that nobody calls runs before main, because an attribute says so. */
#include <sys/mman.h>

__attribute__((constructor)) static void before_main(void)
{
    mlockall(MCL_CURRENT); // stays: locked-memory
}

static void after_main(void) __attribute__((destructor));
static void after_main(void)
{
    mlockall(MCL_FUTURE); // stays: locked-memory
}

int main(void)
{
    return 0;
}
