/* Statements without a function around them. */
    if (mlock(page, sizeof page) != 0) // stays: locked-memory
        return 1;
