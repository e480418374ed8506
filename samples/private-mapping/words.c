/* Counts the words of a file that it maps for itself alone. */
#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    struct stat state;
    long words = 0;
    int fd;
    char *text;

    if (argc != 2) return EXIT_FAILURE;
    fd = open(argv[1], O_RDONLY);
    if (fd < 0 || fstat(fd, &state) != 0) return EXIT_FAILURE;
    text = mmap(NULL, state.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (text == MAP_FAILED) return EXIT_FAILURE;
    for (off_t i = 0; i < state.st_size; i++)
        if (!isspace((unsigned char)text[i]) && (i == 0 || isspace((unsigned char)text[i - 1]))) words++;
    munmap(text, state.st_size);
    printf("%ld\n", words);
    return EXIT_SUCCESS;
}
