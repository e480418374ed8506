// A class is derived from QThread, overrides run, and an object of it is started by start.
#include <QThread>
#include <sys/mman.h>

class Worker : public QThread { // may stay: qt-threads
    void run() override { mlockall(MCL_CURRENT); } // stays: locked-memory
};

void begin()
{
    Worker worker;

    worker.start(); // stays: qt-threads
    worker.wait();
}
