// A class of the program is called thread, in a namespace that is called nearly like the usual one.
namespace standard {
class thread {
public:
    explicit thread(void (*)()) {}
    void join() {}
};
}

namespace app {
using standard::thread;
void work() {}
void make()
{
    thread own(work);
    standard::thread other{work};

    own.join();
    other.join();
}
}
