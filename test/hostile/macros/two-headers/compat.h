/* A portable name for locking, below another one. */
#ifndef COMPAT_H
#define COMPAT_H
#include <sys/mman.h>
#define compat_lock(at, size) (mlock((at), (size)) == 0)
static inline int compat_map_flags(int shared) { return shared ? MAP_SHARED : MAP_PRIVATE; }
#endif
