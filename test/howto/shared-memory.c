/* Asks for a segment and says what came of it. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/ipc.h>
#include <sys/shm.h>

int main() {
    key_t key;  /* which segment */
    int shmflg; /* with which rights */
    int shmid;  /* its number */
    int size;   /* in bytes */

    key = 4711;
    size = 65536;
    shmflg = IPC_CREAT | 0666;

    if ((shmid = shmget (key, size, shmflg)) == -1) {
        perror("shmget: shmget failed"); exit(1); } else {
        (void) fprintf(stderr, "shmget: shmget returned %d\n", shmid);
        exit(0);
    }
}
