/* A call stands in a macro that tests what it gives back and leaves the function, as many programs do. */
#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>

#define CHECK(call) \
    do { \
        int check_result = (call); \
        if (check_result < 0) { \
            handle(#call, errno); \
            goto fail; \
        } \
    } while (0)
#define RETRY(expression) \
    ({ long result; \
       do result = (long)(expression); while (result == -1 && errno == EINTR); \
       result; })
#define TRY(expression) if ((expression) != 0) return -1

static void handle(const char *what, int error) { exit(what[0] + error); }

int start(void *at)
{
    CHECK(mlock(at, 1)); // stays: locked-memory
    TRY(mlockall(MCL_FUTURE)); // stays: locked-memory
    return RETRY(mlock(at, 2)); // stays: locked-memory
fail:
    return 1;
}
