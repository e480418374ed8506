/* Functions are named by macros that paste, alone, over other macros, out of lists, and with arguments. */
#include <stddef.h>
#include <sys/mman.h>

#define CALL(name) my_##name
#define CALL_WITH(name, ...) my_##name(__VA_ARGS__)
#define BOTH(do_it) do_it(everything) do_it(nothing)
#define RUN(what) failed += pin_##what();
#define ON(verb, start) m ## verb(start, 4096)
#define HELLO(name) say_##name

static int my_pin(void *start)
{
    return mlock(start, 1); // stays: locked-memory
}

static int my_unused(void *start)
{
    return mlock(start, 2);
}

static int my_later(void *start)
{
    return mlock(start, 3); // stays: locked-memory
}

static int pin_everything(void)
{
    return mlockall(MCL_CURRENT); // stays: locked-memory
}

static int pin_nothing(void)
{
    return munlockall();
}

static int say_hello(void *start)
{
    return start != NULL;
}

int main(int argc, char **argv)
{
    int failed = CALL(pin)(argv) + CALL_WITH(later, argv);

    BOTH(RUN)
    failed += ON(lock, argv); // stays: locked-memory
    failed += ON(unlock, argv);
    return failed + HELLO(hello)(argv);
}
