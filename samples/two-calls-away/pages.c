#include <sys/ipc.h>
#include <sys/shm.h>

#include "frames.h"

void *reserve_pages(size_t size)
{
    int id = shmget(IPC_PRIVATE, size, IPC_CREAT | 0600);
    void *pages = id < 0 ? (void *)-1 : shmat(id, NULL, 0);

    return pages == (void *)-1 ? NULL : pages;
}
