// Qt's classes stand for objects: on the stack, on the heap, as members.
#include <QThread>
#include <QSharedMemory>

class Application {
    QThread thread_;
    QSharedMemory memory_;

public:
    Application() : memory_("board") {} // missed: qt-shared-memory: the class of a member stands elsewhere
    void run() { thread_.start(); } // missed: qt-threads: the class of a member stands elsewhere
};

void begin()
{
    auto *thread = new QThread; // may stay: qt-threads

    thread->start(); // missed: qt-threads: the class of a variable declared with auto is not known
    Application().run();
}
