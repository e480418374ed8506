/* Storage that several runs of the program may share. */
#ifndef STORE_H
#define STORE_H

#include <stddef.h>
#include <sys/mman.h>

#define MAP_STORE(fd, size) mmap(NULL, (size), PROT_READ | PROT_WRITE, MAP_SHARED, (fd), 0)

#endif
