/* Takes the planets over from the program that measured them, then follows their orbits. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>

struct planet {
    double at[2], speed[2];
};

static struct planet planets[9];

static double warm_up(void)
{
    double sum = 0;

    for (int i = 0; i < 1000; i++) sum += sqrt(i);
    return sum;
}

static int take_over(int id)
{
    const void *segment = shmat(id, NULL, SHM_RDONLY);

    if (segment == (void *)-1) return -1;
    memcpy(planets, segment, sizeof planets);
    shmdt(segment);
    return 0;
}

int main(int argc, char **argv)
{
    double energy = warm_up();

    if (argc < 2 || take_over(atoi(argv[1])) != 0) return EXIT_FAILURE;
    for (long step = 0; step < 100000000; step++)
        for (int i = 0; i < 9; i++) {
            double distance = hypot(planets[i].at[0], planets[i].at[1]);

            planets[i].speed[0] -= planets[i].at[0] / (distance * distance * distance);
            planets[i].at[0] += planets[i].speed[0];
            energy += planets[i].speed[0] * planets[i].speed[0];
        }
    printf("%g\n", energy);
    return EXIT_SUCCESS;
}
