// Something else has a method that is called start.
#include <QThread>

struct Watch {
    void start() {}
};

struct QThreadless {
    void start(QThread *) {}
};

void begin(Watch &watch, QThreadless *other)
{
    watch.start();
    other->start(nullptr);
}
