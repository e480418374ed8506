#ifndef LOOKUP_H
#define LOOKUP_H

/* The price of an article in cents, and counts that somebody asked; -1 where there is no such article. */
long price_of(const char *table, long article);

#endif
