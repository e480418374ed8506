/* A structure, a variable and a function share one declaration, or nearly. */
#include <sys/mman.h>

struct page { char bytes[4096]; } first_page, *pin(struct page *page)
;

struct page *pin(struct page *page)
{
    return mlock(page, sizeof *page) ? 0 : page; // stays: locked-memory
}

static struct { int a; } pair, *const pointer = &pair;
enum { A, B } which(void) { mlockall(3); return pointer->a ? A : B; } // stays: locked-memory
