/* Reads which scene is wanted, then becomes the program that draws it. */
#include <stdio.h>
#include <unistd.h>

#define RENDERD "/usr/libexec/renderd"

int main(int argc, char **argv)
{
    char scene[256] = "";

    if (argc > 1) snprintf(scene, sizeof scene, "%s", argv[1]);
    else if (scanf("%255s", scene) != 1) return 2;
    execl(RENDERD, "renderd", scene, (char *)0);
    perror(RENDERD);
    return 1;
}
