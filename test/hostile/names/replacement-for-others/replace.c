/* The replacement for other systems. */
#ifdef _WIN32
int mlockall(int flags)
{
    return flags;
}
#endif

int not_empty;
