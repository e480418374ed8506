/* mlock(start, 1); shmget(1, 2, 3); vfork(); only comments and strings speak of them. */
#include <stdio.h>

/* A comment with an apostrophe: don't call mlockall(3). */
// And one of one line: pthread_create(&t, 0, f, 0);
int main(void)
{
    puts("mlock(start, 1)");
    puts("a \" and then mlockall(3); \\");
    printf("%c%s", '"', "shmget(1, 2, 3)" /* " mlock(1, 2) */);
    return '\'' == 39 ? 0 /* " */ : 1;
}
