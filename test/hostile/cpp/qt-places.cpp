// Qt's threads as members and bases, started in a constructor; calls that Qt runs in threads.
#include <QObject>
#include <QThread>
#include <QtConcurrent>

namespace {
int work() { return 1; }

class Office : public QObject { // silent
    QThread thread_;
    QThread *other_ = new QThread(this); // may stay: qt-threads
    QFuture<int> future_;

public:
    Office()
    {
        thread_.start(QThread::LowPriority); // stays: qt-threads
        other_->start(); // stays: qt-threads
        future_ = QtConcurrent::run(work); // stays: qt-threads
    }
    ~Office() override { thread_.quit(), thread_.wait(); }
};

class Clerk final : public QThread { // may stay: qt-threads
public:
    Clerk() { start(); } // stays: qt-threads
    void again() { this->start(); } // stays: qt-threads
    void anew() { QThread::start(QThread::LowPriority); } // stays: qt-threads

protected:
    void run() override {}
};

class Chief : public QObject {
    Clerk clerk_;

public:
    void go() { clerk_.start(); } // stays: qt-threads
};
}

int main()
{
    Office office;
    Clerk clerk;
    Chief chief;

    clerk.again();
    clerk.anew();
    chief.go();
    return QtConcurrent::run([] { return 2; }).result(); // stays: qt-threads
}
