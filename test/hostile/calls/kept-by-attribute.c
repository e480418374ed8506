/* Functions that nothing names are kept by attributes, in words or by macros, for a linker's table. */
#include <sys/mman.h>

#define __init __attribute__((section(".init.text")))
#define __keep __attribute__((__used__))
#define REGISTER(f) static int (*const f##_entry)(void) __attribute__((used, section("entries"))) = f

static __attribute__((used)) int pin_for_assembler(void)
{
    return mlockall(MCL_CURRENT); // stays: locked-memory
}

static int __init pin_at_boot(void)
{
    return mlockall(MCL_FUTURE); // stays: locked-memory
}

__keep static int pin_kept(void)
{
    return mlockall(MCL_FUTURE); // stays: locked-memory
}

static int pin_registered(void)
{
    return mlockall(MCL_FUTURE); // stays: locked-memory
}
REGISTER(pin_registered);

static int never_kept(int section)
{
    return section + mlockall(MCL_FUTURE);
}
