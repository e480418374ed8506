/* Renders frames for as long as there are any. */
static unsigned long frames = 0;

int main(void)
{
    for (;;) frames = frames * 1103515245u + 12345u;
}
