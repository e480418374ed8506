// Attributes and macros stand between `class` and the name, and the base is qualified.
#include <QThread>
#include <sys/mman.h>

#define EXPORT __attribute__((visibility("default")))
#define ALIGNED(n) __attribute__((aligned(n)))

namespace gui { using Thread = QThread; }

class [[nodiscard]] Marked : public QThread { void run() override {} }; // may stay: qt-threads
class EXPORT ALIGNED(16) Exported final : public gui::Thread { void run() override {} }; // may stay: qt-threads
struct __attribute__((packed)) Packed { char byte; explicit Packed(void *start) { mlock(start, 1); } }; // stays: locked-memory
struct alignas(8) Aligned { explicit Aligned(void *start) { mlock(start, 2); } }; // stays: locked-memory

int main()
{
    Marked marked;
    marked.start(); // stays: qt-threads
    Exported exported;
    exported.start(); // stays: qt-threads
    Packed packed(nullptr);
    Aligned aligned(nullptr);
}
