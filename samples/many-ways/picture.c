/* Draws a picture; each part may ask for help. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static unsigned char picture[600][800];

static void *fill(void *row)
{
    unsigned char *pixels = row;

    for (int x = 0; x < 800; x++) pixels[x] = (unsigned char)(pixels[x] + x);
    return NULL;
}

static void help(int row)
{
    pthread_t helper;

    if (pthread_create(&helper, NULL, fill, picture[row]) == 0) pthread_detach(helper);
}

static void draw(void)
{
    for (int row = 0; row < 600; row++) help(row);
}

static void print(void)
{
    help(0);
    fwrite(picture, sizeof picture, 1, stdout);
}

static void draw_and_print(void)
{
    draw();
    print();
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "hurry") == 0) help(599);
    draw_and_print();
    return 0;
}
