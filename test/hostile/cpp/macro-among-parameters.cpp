// No grammar understands a macro for a type among the parameters; the call is another's all the same when it is read expanded.
#include <sched.h>
#include <sys/mman.h>

#define MOVED(type) type &&

template <class Algorithms, class Sheep>
struct Flock {
    void copy_from(MOVED(Flock) other, Sheep *sheep, int flags)
    {
        Algorithms::clone(other.first, nullptr, flags, sheep);
        sheep->clone(other.first, nullptr, CLONE_VM, sheep);
        for (int left = flags; left --> 0;) sheep->mlock(other.first, left);
    }
    void pin(MOVED(Flock) other, int length)
    {
        ::mlock(other.first, length); // stays: locked-memory
    }
    int *first;
};
