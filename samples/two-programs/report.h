#ifndef REPORT_H
#define REPORT_H

void report(const char *what, long count);

#endif
