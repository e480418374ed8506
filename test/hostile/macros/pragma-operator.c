/* A pragma is written as an operator, in a macro. [-fopenmp] */
#define PARALLEL _Pragma("omp parallel for")

int sum(const int *numbers, int count)
{
    int total = 0;

    PARALLEL // missed: openmp-regions: a pragma that a macro writes is not moved to where the macro stands
    for (int i = 0; i < count; i++)
        total += numbers[i];
    return total;
}
