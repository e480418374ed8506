/* A macro makes a member's name of its argument, which has nothing to do with the function of that name. */
#include <sys/mman.h>

struct settings {
    int mlock;
    struct {
        int count;
    } mlockall;
};

#define SHOW(name) show(#name, wanted->name)
#define COPY(name) wanted->name = given.name
#define SHOW_YES(name) SHOW_AS(name, (wanted->name ? "yes" : "no"))
#define SHOW_AS(name, text) show(#name, text[0])

int show(const char *name, int value);

void settle(struct settings *wanted, struct settings given)
{
    COPY(mlock);
    COPY(mlockall.count);
    SHOW(mlock);
    SHOW_YES(mlock);
}
