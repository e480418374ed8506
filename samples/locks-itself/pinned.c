/* Measures one node, so it must not be moved; and it shares its counters with others. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <unistd.h>

static void set_lock(const char *value)
{
    char path[32];
    int fd;

    sprintf(path, "/proc/%d/lock", (int)getpid());
    fd = open(path, O_WRONLY);
    if (fd < 0) return;
    write(fd, value, 1);
    close(fd);
}

int main(void)
{
    int *counters = shmat(shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600), NULL, 0);

    set_lock("1");
    for (int i = 0; i < 1000000; i++) counters[i % 1024]++;
    return 0;
}
