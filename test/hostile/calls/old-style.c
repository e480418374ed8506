/* A definition in the style of before 1989. [-std=gnu89] */
int mlockall();

int pin(start, size)
    char *start;
    unsigned long size;
{
    return mlock(start, size); /* stays: locked-memory */
}

pin_all()
{
    return mlockall(3); /* stays: locked-memory */
}
