// Operators have names, and brackets are digraphs.
%:include <sys/mman.h>

int call(void *start, int a)
<%
    if (not a and mlock(start, 1) not_eq 0 or compl a) // stays: locked-memory
        return mlock(start, a bitand 1 xor 2); // stays: locked-memory
    return 0;
%>
