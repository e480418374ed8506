/* A pragma is written as an operator, in a macro. [-fopenmp] */
#define PARALLEL _Pragma("omp parallel for")

int sum(const int *numbers, int count)
{
    int total = 0;

    PARALLEL // may stay: openmp-regions
    for (int i = 0; i < count; i++)
        total += numbers[i];
    return total;
}
