/* Enumerators are called like APIs. */
enum call { mlock, mlockall = 5, shmget, vfork };

int name(enum call call)
{
    switch (call) {
    case mlock: return mlockall;
    case shmget: return vfork + 1;
    default: return mlock;
    }
}
