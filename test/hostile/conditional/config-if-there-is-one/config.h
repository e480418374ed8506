/* What configure found out. */
#define HAVE_MLOCKALL 1
