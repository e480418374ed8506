/* No header is included: the functions are declared by nobody, or by hand. [-std=gnu89] */
extern int shmget();

int call(start)
    char *start;
{
    return shmget(1, 2, 3) + mlock(start, 1); /* stays: locked-memory, system-v-shared-memory */
}
