// A source of C++.
#include "pin.h"

int second() { return pin(nullptr); }
