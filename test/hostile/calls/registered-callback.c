/* A callback is registered through a wrapper, kept in a list, and called from a loop far away. */
#include <stdlib.h>
#include <sys/mman.h>

typedef int (*handler)(void *data);
struct entry { handler call; void *data; struct entry *next; };
static struct entry *entries;

static void add(handler call, void *data)
{
    struct entry *entry = malloc(sizeof *entry);

    entry->call = call;
    entry->data = data;
    entry->next = entries;
    entries = entry;
}

#define REGISTER(function) add(function, NULL)

static int pin(void *data) { return mlock(data, 1); } // stays: locked-memory
static int never(void *data) { return mlock(data, 2); }

int main(void)
{
    int failed = 0;

    REGISTER(pin);
    for (struct entry *entry = entries; entry != NULL; entry = entry->next)
        failed += entry->call(entry->data);
    return failed;
}
