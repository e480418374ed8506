#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "matrix.h"

int matrix_create(struct matrix *matrix, size_t rows, size_t columns)
{
    matrix->rows = rows;
    matrix->columns = columns;
    matrix->cells = calloc(rows * columns, sizeof(double));
    return matrix->cells == NULL ? -1 : 0;
}

static double *map_cells(int fd, size_t size)
{
    void *cells = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

    return cells == MAP_FAILED ? NULL : cells;
}

int matrix_open(struct matrix *matrix, const char *path, size_t rows, size_t columns)
{
    int fd = open(path, O_RDWR);

    if (fd < 0) return -1;
    matrix->rows = rows;
    matrix->columns = columns;
    matrix->cells = map_cells(fd, rows * columns * sizeof(double));
    close(fd);
    return matrix->cells == NULL ? -1 : 0;
}
