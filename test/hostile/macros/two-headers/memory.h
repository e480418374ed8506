/* The layer over the layer. */
#ifndef MEMORY_H
#define MEMORY_H
#include "compat.h"
#define MEMORY_PIN(what) do { if (!compat_lock(&(what), sizeof(what))) memory_failed(#what); } while (0)
void memory_failed(const char *what);
void *memory_map(int fd, int shared);
#define memory_map_all(fd) memory_map((fd), 1)
#endif
