/* What configure found out: some features are there, others are not, one is commented out. */
#define HAVE_MLOCK 1
#define WITH_SEGMENTS 0
#undef HAVE_SHM
/* #undef HAVE_IOPL */
