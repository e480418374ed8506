/* One thread reads lines, another one writes them. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static char line[256];
static int is_full;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

static void *write_lines(void *unused)
{
    for (;;) {
        pthread_mutex_lock(&lock);
        while (!is_full) pthread_cond_wait(&changed, &lock);
        fputs(line, stdout);
        is_full = 0;
        pthread_cond_signal(&changed);
        pthread_mutex_unlock(&lock);
    }
    return unused;
}

int main(void)
{
    pthread_t writer;

    if (pthread_create(&writer, NULL, write_lines, NULL) != 0) return EXIT_FAILURE;
    for (;;) {
        pthread_mutex_lock(&lock);
        while (is_full) pthread_cond_wait(&changed, &lock);
        is_full = fgets(line, sizeof line, stdin) != NULL;
        pthread_cond_signal(&changed);
        pthread_mutex_unlock(&lock);
        if (!is_full) return EXIT_SUCCESS;
    }
}
