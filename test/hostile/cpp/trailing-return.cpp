// The result's type stands behind the parameters, and names are qualified in the middle of heads.
#include <sys/mman.h>

namespace memory { struct Page { auto pin() const noexcept -> int; auto (*get(int flags))() -> int; }; }

auto memory::Page::pin() const noexcept -> int
{
    return mlock(this, 1); // stays: locked-memory
}

auto memory::Page::get(int flags) -> auto (*)() -> int
{
    mlockall(flags); // stays: locked-memory
    return nullptr;
}

int (*choose(int flags))(const void *, decltype(sizeof(0)))
{
    return flags ? mlock : munlock; // may stay: locked-memory
}
