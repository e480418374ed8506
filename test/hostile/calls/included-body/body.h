/* Statements without a function around them. */
    if (mlock(page, sizeof page) != 0) // missed: locked-memory: statements outside of any function are no item
        return 1;
