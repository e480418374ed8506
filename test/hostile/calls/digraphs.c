/* Brackets and braces are written as digraphs. */
%:include <sys/mman.h>

int call(char *start)
<%
    char page<:4096:> = <% 0 %>;

    return mlock(page, sizeof page) + mlock(&start<:1:>, 1); // stays: locked-memory
%>
