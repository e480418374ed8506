/* A definition of before 1989 takes a function and calls it with what comes along. [-std=gnu89] */
#include <sys/mman.h>

int apply(function, start, size)
    int (*function)();
    char *start;
    int size;
{
    return (*function)(start, size);
}

static int pin(start, size)
    char *start;
    int size;
{
    return mlock(start, size); // stays: locked-memory
}

main(count, words)
    char **words;
{
    return apply(pin, words[0], count);
}
