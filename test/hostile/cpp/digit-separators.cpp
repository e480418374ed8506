// Apostrophes part the digits of numbers, and are no characters that begin.
#include <fcntl.h>
#include <sys/mman.h>

constexpr int million = 1'000'000;
constexpr int flag = 0b0000'0001;

void *call(int which)
{
    int fd = open("table.dat", O_RDWR);

    if (which == 0x1'0)
        return mmap(nullptr, million, 1, flag, fd, 0); // stays: shared-mapping
    return mmap(nullptr, 4'096, 1, 0'2, fd, 0); // fine: private-mapping
}
