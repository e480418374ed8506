/* The names of APIs are parts of longer names. */
int mlock_page(void *start);
int my_mlock(void *start);
int mlock2d(void *start, int size);
int Mlock(void *start, int size);
int _mlock(void *start, int size);

int use(void *start)
{
    return mlock_page(start) + my_mlock(start) + mlock2d(start, 1) + Mlock(start, 1) + _mlock(start, 1);
}
