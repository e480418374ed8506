/* Flags and descriptors come back through a pointer. */
#include <fcntl.h>
#include <sys/mman.h>

extern void ask(int *flags);
static int *kept;

static void open_into(int *fd)
{
    *fd = open("/dev/mem", O_RDWR);
}

static void share(int *flags)
{
    if (flags == 0)
        return;
    *flags |= MAP_SHARED;
}

static void keep_own(int *flags) { *flags = MAP_PRIVATE; }
static void choose(int which, int *flags) { *flags = which ? MAP_SHARED : MAP_PRIVATE; }
static void take(int wanted, int *flags) { *flags = wanted; }
static void hand_on(int *flags) { share(flags); }
static void look(const int *flags) { if (*flags == 0) ask(0); }
static void remember(int *flags) { kept = flags; *flags = MAP_PRIVATE; }
static void clear(int *flags) { *flags &= ~MAP_SHARED; }
static void sometimes(int asked, int *flags)
{
    if (asked) {
        *flags = MAP_PRIVATE;
        return;
    }
    ask(flags);
}

void *device(void)
{
    int fd = -1;

    open_into(&fd);
    return mmap(0, 1, 1, MAP_SHARED, fd, 0); // stays: mapped-device, shared-mapping
}

void *map(int which, int fd)
{
    int flags = MAP_NORESERVE;

    switch (which) {
    case 0: share(&flags); return mmap(0, 1, 1, flags, fd, 0); // may stay: shared-mapping
    case 1: keep_own(&flags); return mmap(0, 1, 1, flags, fd, 0); // fine: private-mapping
    case 2: choose(which, &flags); return mmap(0, 1, 1, flags, fd, 0); // may stay: shared-mapping
    case 3: take(MAP_SHARED, &flags); return mmap(0, 1, 1, flags, fd, 0); // may stay: shared-mapping
    case 4: hand_on(&flags); return mmap(0, 1, 1, flags, fd, 0); // may stay: shared-mapping
    default: return 0;
    }
}

void *table(int which)
{
    int fd = open("table.dat", O_RDWR);
    int flags = MAP_PRIVATE;

    switch (which) {
    case 0: look(&flags); return mmap(0, 1, 1, flags, fd, 0); // fine: private-mapping
    case 1: remember(&flags); return mmap(0, 1, 1, flags, fd, 0); // may stay: shared-mapping
    case 2: ask(&flags); return mmap(0, 1, 1, flags, fd, 0); // may stay: shared-mapping
    case 3: sometimes(which, &flags); return mmap(0, 1, 1, flags, fd, 0); // may stay: shared-mapping
    case 4: flags = MAP_SHARED; clear(&flags); return mmap(0, 1, 1, flags, fd, 0);
    case 5: share(&flags); share(&flags); return mmap(0, 1, 1, flags, fd, 0); // stays: shared-mapping
    default: return 0;
    }
}

void *in_a_loop(int count)
{
    int fd = open("table.dat", O_RDWR);
    int flags = 0;

    while (count-- > 0)
        share(&flags);
    return mmap(0, 1, 1, flags, fd, 0); // may stay: shared-mapping
}
