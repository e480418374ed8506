/* A label is called like an API, and jumped to. */
int jump(int count)
{
mlock:
    if (count-- > 0)
        goto mlock;
    goto shmget;
shmget:
    return count;
}
