/* Frames of a film, and where they are kept. */
#ifndef FRAMES_H
#define FRAMES_H

#include <stddef.h>

struct frames;

struct frames *open_frames(int count);
void render_frame(struct frames *frames, int number);

/* Pages that outlive the process; NULL when there are none. */
void *reserve_pages(size_t size);

#endif
