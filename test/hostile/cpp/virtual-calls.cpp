// The call is made through a base class, and one of the classes that override it calls the API.
#include <sys/mman.h>

struct Task {
    virtual ~Task() = default;
    virtual int run() = 0;
};

struct Harmless final : Task {
    int run() override { return 0; }
};

namespace {
struct Pinning final : Task {
    int run() override { return mlockall(MCL_CURRENT); } // stays: locked-memory
};
}

int run_all(Task **tasks, int count)
{
    int failed = 0;

    for (int i = 0; i < count; i++)
        failed += tasks[i]->run();
    return failed;
}

Task *make() { return new Pinning; }
