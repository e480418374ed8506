// The class is declared in the header.
#pragma once

namespace memory {
class Pin {
public:
    explicit Pin(void *start);
    int mlockall(int flags);

private:
    int failed_ = 0;
};
}
