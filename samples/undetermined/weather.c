/* Computes tomorrow's weather from today's, with a solver that comes as a library. */
#include <stdio.h>
#include <stdlib.h>

#include <heatflow/solver.h>

int main(void)
{
    struct heatflow *flow = heatflow_new(512, 512);

    if (flow == NULL) return EXIT_FAILURE;
    for (int step = 0; step < 86400; step++) heatflow_advance(flow, 1.0);
    printf("%.1f\n", heatflow_mean(flow));
    return EXIT_SUCCESS;
}
