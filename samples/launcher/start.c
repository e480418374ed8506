/* Locks its pages while it reads a password, then becomes another program. */
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    char password[64] = "";

    if (argc < 2 || mlockall(MCL_CURRENT) != 0) return 1;
    for (int tries = 0; tries < 3 && password[0] == 0; tries++) scanf("%63s", password);
    execvp(argv[1], argv + 1);
    perror(argv[1]);
    return 1;
}
