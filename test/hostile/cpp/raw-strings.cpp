// Raw strings hold quotation marks, backslashes, directives and calls.
#include <sys/mman.h>

const char *raw = R"(mlockall(3); " // ")";
const char *delimited = R"x(
#if 0
)" mlockall(3); /* )x";
const char16_t *wide = uR"(\)" /* */;

int call(void *start)
{
    const char *text = R"delimiter(" )delimit" )delimiter";
    auto size = sizeof(LR"(")" "/*") + sizeof(u8R"(//)");

    return text[0] + raw[0] + delimited[0] + int(wide[0]) + int(size) + mlock(start, 1); // stays: locked-memory
}
