// Nothing names this file's functions but an object that the linker keeps.
#include "plugins.h"
#include <sys/mman.h>

namespace {
int pin() { return mlockall(1); } // stays: locked-memory
Plugin plugin(pin);
Plugin other{[] { return mlockall(2); }}; // stays: locked-memory
int unused() { return mlockall(3); }
}
