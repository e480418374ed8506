// A lambda lies in a variable that is called like an API.
int call(int flags)
{
    auto mlockall = [](int given) { return given; };

    return mlockall(flags) + mlockall(3);
}
