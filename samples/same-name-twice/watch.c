/* Shows what the others noted. */
void keep(const char *note);

int main(int argc, char **argv)
{
    keep(argv[argc - 1]);
    return 0;
}
