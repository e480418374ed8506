/* The callee is put into parentheses, dereferenced, or has its address taken right where it is called. */
#include <sys/mman.h>
#include <sys/shm.h>

int call(void *start)
{
    int failed = (shmget)(1, 2, 3); // stays: system-v-shared-memory

    failed += (*shmget)(4, 5, 6); // stays: system-v-shared-memory
    failed += (&mlock)(start, 1); // stays: locked-memory
    failed += ((((mlock))))(start, 2); // stays: locked-memory
    failed += (**mlock)(start, 3); // stays: locked-memory
    failed += (0, mlock)(start, 4); // stays: locked-memory
    return failed;
}
