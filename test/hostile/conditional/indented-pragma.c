// Directives that are indented behind their number sign. [-fopenmp]
#include <stddef.h>

#if defined(_OPENMP)
#  define WITH_REGIONS 1
#endif

void halve(double *field, size_t count)
{
#ifdef WITH_REGIONS
#  pragma omp parallel for // may stay: openmp-regions
#endif
    for (size_t i = 0; i < count; i++)
        field[i] /= 2;
    #	pragma omp parallel // may stay: openmp-regions
    for (size_t i = 0; i < count; i++)
        field[i] *= 3;
}
