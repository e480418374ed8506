// A using declaration brings the function of a namespace under the API's name.
namespace memory {
int mlockall(int flags) { return flags; }
}

using memory::mlockall;

int use()
{
    return mlockall(3);
}
