/* A static function of the API's name stands behind a header that declares it under a condition; callers mean it. */
#include <stddef.h>

static inline void *shmat(int id, const void *at, int flags);
static void *shmat(int id, const void *at, int flags) { return id + flags > 0 ? NULL : (void *)at; }
static int (*const table[])(int) = { NULL };

void *use(int which)
{
    return shmat(which, table, which);
}
