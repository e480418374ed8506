/* Types and tags are called like APIs. */
typedef int mlock;
typedef mlock (*shmget)(mlock);
struct vfork { mlock mlockall; };
union mlockall { struct vfork vfork; };

mlock use(shmget function, struct vfork *vfork)
{
    mlock number = (mlock)3;
    union mlockall both = { *vfork };

    return function(number) + both.vfork.mlockall + (mlock)(number);
}
