#include "frames.h"

#define WIDTH 640
#define HEIGHT 480

struct frames {
    unsigned char pixels[1][HEIGHT][WIDTH];
};

struct frames *open_frames(int count)
{
    return reserve_pages((size_t)count * HEIGHT * WIDTH);
}

void render_frame(struct frames *frames, int number)
{
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) frames->pixels[number][y][x] = (unsigned char)(x * y + number);
}
