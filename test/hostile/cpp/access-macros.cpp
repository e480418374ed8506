// Macros of libraries stand between the members of a class without a semicolon.
#include <sys/mman.h>

#define Q_OBJECT_LIKE
#define slots_like
#define PROPERTY(...)
#define EXPORT_CLASS __attribute__((visibility("default")))

class EXPORT_CLASS Window {
    Q_OBJECT_LIKE
    PROPERTY(int width READ width)

public slots_like:
    int pin() { return mlock(this, 1); } // stays: locked-memory
    int mlockall(int flags);
};

int Window::mlockall(int flags) { return flags; }
int use(Window &window) { return window.mlockall(3) + window.pin(); }
