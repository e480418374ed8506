/* Matrices that may be larger than memory. */
#ifndef MATRIX_H
#define MATRIX_H

#include <stddef.h>

struct matrix {
    size_t rows;
    size_t columns;
    double *cells;
};

/* Kept in memory; gone when the process ends. */
int matrix_create(struct matrix *matrix, size_t rows, size_t columns);

/* Kept in the file at `path`; every change goes there. */
int matrix_open(struct matrix *matrix, const char *path, size_t rows, size_t columns);

#endif
