/* The header takes away what its includer defined, and defines another thing. */
#undef KEEP_IN_MEMORY
#define MAY_SWAP 0
