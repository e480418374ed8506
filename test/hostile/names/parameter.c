/* A parameter is a function that is called like an API. */
int call(int (*mlockall)(int), int iopl(int level))
{
    return mlockall(3) + iopl(3);
}
