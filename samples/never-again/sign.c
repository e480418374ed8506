/* Signs what it reads; the key is not to be swapped out, and a helper fetches it. */
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static uint64_t key[4];

static int fetch_key(void)
{
    pid_t child = vfork();

    if (child == 0) {
        execl("/usr/bin/fetch-key", "fetch-key", (char *)0);
        _exit(127);
    }
    return child > 0 && wait(NULL) == child ? 0 : -1;
}

static uint64_t start_value(void)
{
    uint64_t sum = 14695981039346656037u;

    if (mlock(key, sizeof key) != 0) return 0;
    for (int part = 0; part < 4; part++) sum = (sum ^ key[part]) * 1099511628211u;
    memset(key, 0, sizeof key);
    munlock(key, sizeof key);
    return sum;
}

int main(void)
{
    const struct sched_param urgent = {.sched_priority = 10};
    uint64_t sum;
    int byte;

    if (sched_setscheduler(0, SCHED_FIFO, &urgent) != 0) perror("sched_setscheduler");
    if (fetch_key() != 0) return 1;
    sum = start_value();
    while ((byte = getchar()) != EOF) sum = (sum ^ (unsigned)byte) * 1099511628211u;
    printf("%llu\n", (unsigned long long)sum);
    return 0;
}
