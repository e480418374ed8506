/* Some of the variables are made known; the others may be anything. */
extern int shared_flags;
extern int first_flags, private_flags;
