/* A macro puts a harmless function of the program in the place of the API: vfork means fork here. */
#include <sys/types.h>
#include <unistd.h>

#define vfork fork

int start(void)
{
    if (vfork() == 0)
        _exit(0);
    return 0;
}
