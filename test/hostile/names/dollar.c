/* A dollar sign is a letter to GNU C. */
int mlock$(void *start, int size);
int $mlock(void *start, int size);

int use(void *start)
{
    return mlock$(start, 1) + $mlock(start, 2);
}
