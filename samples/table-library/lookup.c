#include "lookup.h"

#include <fcntl.h>
#include <stddef.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ARTICLES = 4096 };

struct entry {
    long article, price, asked;
};

long price_of(const char *table, long article)
{
    const size_t size = ARTICLES * sizeof(struct entry);
    int fd = open(table, O_RDWR);
    struct entry *entries;
    long price = -1;

    if (fd < 0) return -1;
    entries = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (entries == MAP_FAILED) return -1;
    for (long i = 0; i < ARTICLES && price < 0; i++)
        if (entries[i].article == article) {
            entries[i].asked++;
            price = entries[i].price;
        }
    munmap(entries, size);
    return price;
}
