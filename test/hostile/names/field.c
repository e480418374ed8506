/* Fields are called like APIs, and are read, written and called. */
struct table {
    int mlock;
    int (*mlockall)(int);
    struct { int shmget; } vfork;
};

int use(struct table *table, struct table copy)
{
    table->mlock = copy.mlock + table->vfork.shmget;
    copy.vfork.shmget = 3;
    return table->mlockall(3) + (*copy.mlockall)(3) + (copy.mlockall)(3);
}
