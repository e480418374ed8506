/* Words of C++ are names in C: of functions, fields, variables and labels. */
#include <sys/mman.h>

struct template { int class; struct template *this; };
int new(void *private);
int delete(struct template *virtual);

int new(void *private)
{
    return mlock(private, 1); // stays: locked-memory
}

int delete(struct template *virtual)
{
    int namespace = virtual->class, try = 0, operator = 1;

    if (namespace) goto catch;
    virtual->this->class = mlock(virtual, 2); // stays: locked-memory
catch:
    return try + operator;
}
