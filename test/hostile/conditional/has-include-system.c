/* Whether a header of the system is there is for the system to say. */
#ifdef __has_include
# if __has_include(<sys/shm.h>)
#  include <sys/shm.h>
#  define CAN_SHARE 1
# endif
#endif

int take(void)
{
#if __has_include(<sys/shm.h>)
    return shmget(1, 2, 3); // stays: system-v-shared-memory
#else
    return 0;
#endif
}
