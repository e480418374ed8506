/* A structure that decides is written as a compound literal, with designators. */
#include <signal.h>
#include <time.h>

int timers(timer_t *timer)
{
    struct sigevent by_signal = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM };
    int failed = timer_create(CLOCK_REALTIME, &by_signal, timer);

    failed += timer_create(CLOCK_REALTIME, &(struct sigevent){ .sigev_notify = SIGEV_THREAD }, timer); // stays: notification-threads
    return failed;
}
