/* The server's complaints are seen by whoever watches. */
#include <stddef.h>
#include <string.h>
#include <sys/shm.h>

void note(const char *what);

void complain(const char *what)
{
    char *board = shmat(4711, NULL, 0);

    strcpy(board, what);
    note(what);
}
