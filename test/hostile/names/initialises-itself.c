/* A variable of the file is called like an API that no header here declares. */
static int shmget = 3;
int mlock[4];
extern int vfork;

int use(void)
{
    return shmget + mlock[vfork];
}
