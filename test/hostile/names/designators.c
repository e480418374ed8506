/* Names of APIs stand as designators of fields. */
struct table {
    int mlock;
    int (*vfork)(void);
    int mlockall;
};

static const struct table table = { .mlock = 1, .vfork = 0, .mlockall = 2 };
static const struct table old = { mlock: 1, vfork: 0, mlockall: 2 };

int use(void)
{
    return table.mlock + (int)__builtin_offsetof(struct table, mlockall) + old.mlock;
}
