/* A macro chooses another one by the number of its arguments. */
#include <sys/mman.h>

#define PICK(one, two, three, name, ...) name
#define PIN(...) PICK(__VA_ARGS__, PIN3, PIN2, PIN1, )(__VA_ARGS__)
#define PIN1(at) mlock(at, 1)
#define PIN2(at, size) mlock(at, size)
#define PIN3(at, size, flags) no_pin(at, size, flags)

int no_pin(void *at, int size, int flags);

int use(void *at)
{
    int failed = PIN(at); // stays: locked-memory

    failed += PIN(at, 2); // stays: locked-memory
    return failed + PIN(at, 3, 4);
}
