// Objects of classes in small letters are made with arguments, which reads like a prototype.
#include <sys/mman.h>

class surface_guard {
public:
    explicit surface_guard(const int &surface) : surface_(surface) {}
    int pixels() const { return surface_; }

private:
    int surface_;
};

int sum(const int &surface)
{
    const int mask = surface / 2;
    int total = 0;
    {
        surface_guard munlock(surface);
        const surface_guard mlock(mask);
        total += mlock.pixels() + munlock.pixels();
    }
    total += mlockall(MCL_CURRENT); // stays: locked-memory
    return total;
}
