/* A function of the name has another number of arguments, so it is not the API. */
int mlock(int handle);
int shmget(const char *name, int size, int flags, int owner);

int use(void)
{
    return mlock(1) + shmget("name", 1, 2, 3);
}
