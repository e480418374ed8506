// Parallel regions in lambdas, templates, methods and by the operator. [-fopenmp]
#include <array>

namespace {
template <typename T, unsigned long N>
T sum(const std::array<T, N> &all)
{
    T total{};
#pragma omp parallel for reduction(+ : total) // may stay: openmp-regions
    for (int i = 0; i < static_cast<int>(all.size()); i++)
        total += all[i];
    return total;
}

struct Grid {
    std::array<int, 3> cells;
    void step()
    {
        _Pragma("omp parallel for") // may stay: openmp-regions
        for (int i = 0; i < 3; i++)
            cells[i]++;
    }
    void quiet()
    {
#pragma omp simd
        for (int i = 0; i < 3; i++)
            cells[i]++;
    }
};
}

int main()
{
    auto lambda = [](int *numbers) {
#pragma omp parallel sections // may stay: openmp-regions
        {
#pragma omp section
            numbers[0]++;
        }
    };
    int number = 0;
    Grid grid{{1, 2, 3}};

    lambda(&number);
    grid.step();
    grid.quiet();
    return sum(grid.cells) + number;
}
