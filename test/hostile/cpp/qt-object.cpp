// Qt's classes stand for objects: on the stack, on the heap, as members.
#include <QThread>
#include <QSharedMemory>

class Application {
    QThread thread_;
    QSharedMemory memory_;

public:
    Application() : memory_("board") {} // may stay: qt-shared-memory
    void run() { thread_.start(); } // stays: qt-threads
};

void begin()
{
    auto *thread = new QThread; // may stay: qt-threads

    thread->start(); // stays: qt-threads
    Application().run();
}
