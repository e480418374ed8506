/* A macro chooses another one by the number of its arguments, and only one that most numbers do not choose pins. */
#include <sys/mman.h>

#define PICK(one, two, three, name, ...) name
#define PIN(...) PICK(__VA_ARGS__, PIN3, PIN2, PIN1, )(__VA_ARGS__)
#define PIN1(at) 0
#define PIN2(at, size) mlock(at, size)
#define PIN3(at, size, flags) 0

int use(void *at)
{
    int failed = PIN(at);

    failed += PIN(at, 2); // stays: locked-memory
    return failed + PIN(at, 3, 4);
}
