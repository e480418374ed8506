/* Renders a film, one frame after the other. */
#include <stdlib.h>

#include "frames.h"

int main(int argc, char **argv)
{
    int count = argc > 1 ? atoi(argv[1]) : 24;
    struct frames *frames = open_frames(count);

    if (frames == NULL) return EXIT_FAILURE;
    for (int i = 0; i < count; i++) render_frame(frames, i);
    return EXIT_SUCCESS;
}
