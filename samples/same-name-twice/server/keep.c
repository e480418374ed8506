/* The server's notes are seen by all that attach the segment. */
#include <stddef.h>
#include <string.h>
#include <sys/shm.h>

void keep(const char *note)
{
    static char *board;

    if (board == NULL) board = shmat(4711, NULL, 0);
    strcpy(board, note);
}
