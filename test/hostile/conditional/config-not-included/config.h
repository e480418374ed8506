/* A config.h that the file next to it does not include says nothing of that file. */
#define HAVE_MLOCK 1
