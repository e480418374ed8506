/* The declaration. */
int mlockall(int flags);
