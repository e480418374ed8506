// Methods, static methods, local variables, aliases and namespaces of the program bear the names of APIs.
namespace posix {
int shmget(int key, int size, int flags) { return key + size + flags; }
struct thread { explicit thread(int) {} void join() {} };
}

class Process {
public:
    int vfork() { return 1; }
    static int mlockall(int flags) { return flags; }
    int run() { return vfork() + mlockall(3) + Process::mlockall(1); }
    template <class T> int mmap(T value) { return static_cast<int>(value); }
};

namespace {
using posix::shmget;
using thread = posix::thread;
}

int main()
{
    auto mlock = [](void *at, int size) { return at == nullptr ? size : 0; };
    Process process;
    thread worker(1);
    posix::thread another{2};

    worker.join();
    return mlock(&process, 1) + process.run() + process.mmap<long>(3) + shmget(1, 2, 3) + posix::shmget(1, 2, 3);
}
