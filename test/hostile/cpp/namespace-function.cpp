// Functions of namespaces are called like APIs, and defined here.
namespace memory {
namespace detail {
int mlockall(int flags) { return flags; }
}
inline int iopl(int level) { return detail::mlockall(level); }
}

namespace short_name = memory::detail;

int use()
{
    return memory::iopl(3) + memory::detail::mlockall(3) + short_name::mlockall(4);
}
