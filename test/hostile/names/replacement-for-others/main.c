/* A replacement for systems that lack the function is compiled there only; here the real one is called. */
#include <sys/mman.h>

int main(void)
{
    return mlockall(MCL_CURRENT); // stays: locked-memory
}
