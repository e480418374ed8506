// An object of the class is made outside of all functions.
#include "pin.hpp"

static int number;
memory::Pin pin(&number);

int main() { return pin.mlockall(3); }
