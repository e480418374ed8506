/* Functions are handed to others that will call them: to sort, at a signal, at the end, in a thread. */
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/shm.h>

static int compare(const void *a, const void *b)
{
    mlock(a, 1); // stays: locked-memory
    return *(const char *)a - *(const char *)b;
}

static void on_signal(int number)
{
    mlockall(number); // stays: locked-memory
}

static void at_end(void)
{
    shmget(1, 2, 3); // stays: system-v-shared-memory
}

static void *in_thread(void *argument)
{
    mlock(argument, 2); // stays: locked-memory
    return argument;
}

int main(void)
{
    char letters[] = "sorted";
    pthread_t thread;

    signal(SIGINT, on_signal);
    atexit(at_end);
    qsort(letters, 6, 1, compare);
    return pthread_create(&thread, NULL, in_thread, letters); // stays: posix-threads
}
