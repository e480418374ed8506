/* A parent and its child at the two ends of a pipe. */
#include <unistd.h>

int main() {
    int pdes[2];
    char word[6];

    pipe(pdes);
    if ( fork() == 0 )
      { /* the child listens */
        close(pdes[1]); /* it does not write */
        read( pdes[0], word, 6);
      }
    else
      { close(pdes[0]); /* the parent does not read */
        write( pdes[1], "hello", 6);
      }
    return 0;
}
