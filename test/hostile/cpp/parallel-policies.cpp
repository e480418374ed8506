// An algorithm runs in threads if its first argument says so.
#include <algorithm>
#include <execution>

void order(int *numbers, int count)
{
    std::sort(std::execution::par, numbers, numbers + count); // may stay: parallel-algorithms
    std::sort(std::execution::seq, numbers, numbers + count);
    std::sort(numbers, numbers + count);
}
