/* A table of operations with designators is handed over as a whole, as in a kernel or a file system. */
#include <sys/mman.h>
#include <stddef.h>

struct operations {
    int (*open)(const char *path);
    int (*lock)(void *at, size_t size);
    void (*release)(void);
};

static int my_open(const char *path) { return path[0]; }
static int my_lock(void *at, size_t size) { return mlock(at, size); } // stays: locked-memory
static void my_release(void) { munlockall(); }

static struct operations operations = {
    .open = my_open,
    .lock = my_lock,
    .release = my_release,
};

static int run(const struct operations *with, void *at)
{
    int failed = with->open("x");

    if (with->lock)
        failed |= with->lock(at, 1);
    with->release();
    return failed;
}

int main(void)
{
    static char page[64];

    return run(&operations, page);
}
