/* Fields, parameters, labels, members of unions and enumerators are called like APIs in one function. */
struct table { int (*mlock)(void *, int); union { int vfork; long shmget; }; };
enum state { mmap_none, pthread_create };

static int harmless(void *at, int size) { return at == 0 && size; }

int use(struct table *table, int (*shmat)(int, int, int), int clone)
{
    struct table own = { .mlock = harmless, .vfork = 1 };

    if (clone)
        goto mlockall;
    table->mlock = own.mlock;
    return table->mlock(table, own.vfork) + shmat(1, 2, pthread_create);
mlockall:
    return (int)own.shmget;
}
