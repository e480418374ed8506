// Overloads of the API's name with other parameters are the program's own.
#include <sys/mman.h>

struct Text { const char *letters; };
int mlock(const Text &text) { return text.letters[0]; }
int mlock(int handle, int how, int why) { return handle + how + why; }

int call(void *start)
{
    return mlock(Text{"text"}) + mlock(1, 2, 3) + mlock(start, 1); // stays: locked-memory
}
