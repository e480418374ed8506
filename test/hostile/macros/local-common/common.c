/* Lines for several tests, each of which says before what is called. */
int main(void)
{
    return TESTED_CALL(0); // may stay: locked-memory
}
