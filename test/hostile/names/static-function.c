/* A static function of the file has the name of an API. */
static int mlockall(int flags)
{
    return flags;
}

int call(void)
{
    return mlockall(3);
}
