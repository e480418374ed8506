/* Counts for ever. Start more of these than there are processors, and some will leave. */
int main() {
    unsigned int i;
    while (1) {
        i++;
    }
    return 0;
}
