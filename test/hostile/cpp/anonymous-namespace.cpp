// A function of the API's name lives in a namespace without a name.
namespace {
int mlockall(int flags) { return flags; }
}

int call()
{
    return mlockall(3);
}
