/* The layout of the GNU project, with the name in the first column and the braces of the body indented. */
#include <sys/mman.h>

static
int
pin
(start, size)
  void *start;
  unsigned long
    size;
  {
    return
      mlock // stays: locked-memory
        (start,
         size);
  }

int
main ()
  {
    static char page[16];

    return pin (page, 16);
  }
