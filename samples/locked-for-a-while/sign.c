/* Signs a message; the key must not reach the disk while it is in use. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static uint64_t key[4];

static uint64_t sign(const char *message)
{
    uint64_t sum = 0;

    if (mlock(key, sizeof key) != 0) return 0;
    for (size_t i = 0; message[i] != '\0'; i++) sum = (sum ^ key[i % 4]) * 1099511628211u + (uint8_t)message[i];
    memset(key, 0, sizeof key);
    munlock(key, sizeof key);
    return sum;
}

int main(int argc, char **argv)
{
    if (argc != 2 || fread(key, sizeof key, 1, stdin) != 1) return EXIT_FAILURE;
    uint64_t sum = sign(argv[1]);
    for (uint32_t round = 0; round < 4000000000u; round++) sum = sum * 6364136223846793005u + 1442695040888963407u;
    printf("%016llx\n", (unsigned long long)sum);
    return EXIT_SUCCESS;
}
