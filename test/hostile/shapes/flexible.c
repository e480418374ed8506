/* Bit fields, flexible arrays, unions without names and arrays of unknown size are declared around a call. */
#include <sys/mman.h>

struct page {
    unsigned pinned : 1, : 3, dirty : (1 ? 2 : 3);
    union { long number; struct { short low, high; }; };
    char bytes[];
};

int call(struct page *page, int count, char names[count][count + 1])
{
    return page->pinned ? mlock(page->bytes, sizeof names[0]) : mlock(page, (unsigned long)page->high); // stays: locked-memory
}
