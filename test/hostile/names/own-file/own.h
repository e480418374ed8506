/* The program's own memory has functions with the names of the system's. */
int mlockall(int flags);
