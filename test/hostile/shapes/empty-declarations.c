/* Semicolons stand alone, declarations declare nothing, and a macro leaves a semicolon behind. */
#include <sys/mman.h>

#define MODULE(name) extern int module_##name
;
MODULE(first);
;; struct nothing; enum { ONLY_ONE, };
int tentative; int tentative;
;
int call(void *start)
{
    ;;; { } {;}
    return mlock(start, 1); // stays: locked-memory
};
