// Export macros that are nowhere defined stand before classes, functions and operators, with and without arguments.
#include <sys/mman.h>

#define APP_EXPORT __attribute__((visibility("default")))
#define APP_DEPRECATED(text) __attribute__((deprecated(text)))
#define APP_BEGIN namespace app {
#define APP_END }
#define APP_NOEXCEPT noexcept

APP_BEGIN
class APP_EXPORT Pinner final {
public:
    APP_DEPRECATED("use pin") APP_EXPORT int lock(int flags) const APP_NOEXCEPT;
    APP_EXPORT static Pinner &self() APP_NOEXCEPT { static Pinner one; mlockall(1); return one; } // stays: locked-memory
};

APP_EXPORT int Pinner::lock(int flags) const APP_NOEXCEPT
{
    return mlockall(flags); // stays: locked-memory
}
APP_END

int main() { return app::Pinner::self().lock(3); }
