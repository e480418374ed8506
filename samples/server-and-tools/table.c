/* The table that all of them use. */
void complain(const char *what);
int *grow(int *old, int count);

static int *values;
static int count;

int look_up(int key)
{
    if (key < 0 || key >= count) {
        complain("no such key");
        return -1;
    }
    return values[key];
}

void add(int value)
{
    values = grow(values, count + 1);
    values[count++] = value;
}
