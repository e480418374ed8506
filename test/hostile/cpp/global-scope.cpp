// The API is called by its name in the global scope, and from inside a namespace that has a function of that name.
#include <sys/shm.h>

namespace store {
int shmget(key_t key, size_t size, int flags);

int take()
{
    int failed = ::shmget(1, 2, 3); // stays: system-v-shared-memory

    failed += shmget(1, 2, 3);
    failed += store::shmget(1, 2, 3);
    return failed + :: shmget(4, 5, 6); // stays: system-v-shared-memory
}
}

int take_all() { return shmget(7, 8, 9); } // stays: system-v-shared-memory
