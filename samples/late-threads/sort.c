/* Reads all words, then sorts the two halves of them in threads. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char words[1 << 20][16];
static size_t count;

static int compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void *sort_half(void *half)
{
    qsort(half, count / 2, sizeof words[0], compare);
    return NULL;
}

int main(void)
{
    pthread_t other;

    while (count < sizeof words / sizeof words[0] && scanf("%15s", words[count]) == 1) count++;
    if (pthread_create(&other, NULL, sort_half, words) != 0) return EXIT_FAILURE;
    sort_half(words + count / 2);
    pthread_join(other, NULL);
    for (size_t i = 0; i < count; i++) puts(words[i]);
    return EXIT_SUCCESS;
}
