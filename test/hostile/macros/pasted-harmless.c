/* A name of an API is pasted into the longer name of something else. */
#define COUNTER(of) calls_of_##of

static int COUNTER(mlock), COUNTER(shmget);
int count_mlock(void);

int count_mlock(void)
{
    return ++COUNTER(mlock) + COUNTER(shmget);
}
