/* A macro stands around the name of a parameter that is not used. */
#include <sched.h>
#include <stddef.h>
#include <sys/mman.h>

#define UNUSED(name) name##_unused __attribute__((unused))
#define IGNORED(name) name
#define IGNORE(name) ((void) (name))

int copy(const char *page, const int UNUSED(mlock));
int trim(const char *page, int IGNORED(munlock), const int IGNORED(mlockall));

int copy(const char *page, const int UNUSED(mlock))
{
    return page != NULL;
}

int trim(const char *page, int IGNORED(munlock), const int IGNORED(mlockall))
{
    IGNORE(mlockall);
    return page != NULL && mlockall > munlock;
}
