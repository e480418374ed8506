#ifndef WORDS_H
#define WORDS_H

#include <stddef.h>

/* How many words a text has. */
size_t count_words(const char *text);

#endif
