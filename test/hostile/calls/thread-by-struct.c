/* The start routine of a thread lies in a structure, and the wrapper that starts it gets both. */
#include <pthread.h>
#include <sys/mman.h>

struct job { void *(*run)(void *); void *data; };

static void *pin(void *data) { mlock(data, 1); return data; } // stays: locked-memory

static int start(struct job *job)
{
    pthread_t thread;

    return pthread_create(&thread, NULL, job->run, job->data); // stays: posix-threads
}

int main(void)
{
    struct job job = { pin, NULL };

    return start(&job);
}
