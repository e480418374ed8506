/* Looks whether a key is there. */
#include <stdlib.h>

int look_up(int key);

int main(int argc, char **argv)
{
    return argc > 1 && look_up(atoi(argv[1])) >= 0 ? 0 : 1;
}
