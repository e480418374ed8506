/* Two processes relax the halves of a grid that both see. */
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROWS = 512, COLUMNS = 512, ROUNDS = 10000 };

static void relax(double (*grid)[COLUMNS], int from, int to)
{
    for (int row = from; row < to; row++)
        for (int column = 1; column < COLUMNS - 1; column++)
            grid[row][column] = (grid[row - 1][column] + grid[row + 1][column] + grid[row][column - 1] +
                                 grid[row][column + 1]) / 4;
}

int main(void)
{
    int id = shmget(IPC_PRIVATE, ROWS * COLUMNS * sizeof(double), IPC_CREAT | 0600);
    double(*grid)[COLUMNS] = shmat(id, NULL, 0);
    pid_t child;

    if (grid == (void *)-1) return EXIT_FAILURE;
    child = fork();
    for (int round = 0; round < ROUNDS; round++)
        relax(grid, child == 0 ? ROWS / 2 : 1, child == 0 ? ROWS - 1 : ROWS / 2);
    if (child > 0) wait(NULL);
    return EXIT_SUCCESS;
}
