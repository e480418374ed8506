/* Starts a job that may go anywhere, whatever lock this program has itself, and a second one that stays. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    char command[256];

    snprintf(command, sizeof command, "mosrun -l %s", argc > 1 ? argv[1] : "./job");
    if (system(command) != 0) return 1;
    return execlp("nomig", "nomig", "./report", (char *)0);
}
