/* Memory without a file: shared it stays at home, private it does not, whatever the spelling. */
#include <sys/mman.h>

void *without_file(int which)
{
    switch (which) {
    case 0: return mmap(0, 1, 3, MAP_SHARED | MAP_ANONYMOUS, -1, 0); // may stay: shared-mapping
    case 1: return mmap(0, 1, 3, MAP_ANON | MAP_SHARED, -1, 0); // may stay: shared-mapping
    case 2: return mmap(0, 1, 3, 0x21, -1, 0); // may stay: shared-mapping
    case 3: return mmap(0, 1, 3, MAP_PRIVATE | MAP_ANON, -1, 0); // fine: private-mapping
    default: return mmap(0, 1, 3, MAP_ANON | MAP_PRIVATE | MAP_NORESERVE, -1, 0); // fine: private-mapping
    }
}
