/* Macros of the program bear the names of APIs, with and without parameters, and mean something harmless. */
#define shmget(key, size, flags) own_get(key)
#define mlockall own_lock
#define vfork() own_fork(0)

static int own_get(int key) { return key; }
static int own_lock(int flags) { return flags; }
static int own_fork(int kind) { return kind; }

int use(void)
{
    return shmget(1, 2, 3) + mlockall(4) + vfork();
}
