/* The static function of that name is defined behind its use. */
static int mlockall(int flags);

int call(void)
{
    return mlockall(3);
}

static int mlockall(int flags)
{
    return flags;
}
