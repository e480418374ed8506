// Estimates pi by hailing darts at a square, a share of them on every thread.
#include <cstdlib>
#include <iostream>
#include <vector>

#include <pthread.h>

namespace {

struct Share {
    unsigned seed;
    long darts;
    long hits;
};

void *hail(void *argument)
{
    Share *share = static_cast<Share *>(argument);

    for (long i = 0; i < share->darts; i++) {
        const double x = rand_r(&share->seed) / static_cast<double>(RAND_MAX);
        const double y = rand_r(&share->seed) / static_cast<double>(RAND_MAX);
        if (x * x + y * y <= 1.0) share->hits++;
    }
    return nullptr;
}

} // namespace

int main(int argc, char **argv)
{
    const int count = argc > 1 ? std::atoi(argv[1]) : 4;
    std::vector<pthread_t> threads(count);
    std::vector<Share> shares;
    long hits = 0;

    for (int i = 0; i < count; i++) shares.push_back(Share{static_cast<unsigned>(i), 100000000L, 0});
    for (int i = 0; i < count; i++) pthread_create(&threads[i], nullptr, hail, &shares[i]);
    for (int i = 0; i < count; i++) pthread_join(threads[i], nullptr);
    for (const Share &share : shares) hits += share.hits;
    std::cout << 4.0 * hits / (100000000.0 * count) << std::endl;
    return 0;
}
