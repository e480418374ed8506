/* Fetches numbers from a server, squares them and keeps them in a file. */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int reach(const char *address, unsigned short port)
{
    struct sockaddr_in server;
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    memset(&server, 0, sizeof server);
    server.sin_family = AF_INET;
    server.sin_port = htons(port);
    if (fd < 0 || inet_pton(AF_INET, address, &server.sin_addr) != 1) return -1;
    return connect(fd, (struct sockaddr *)&server, sizeof server) == 0 ? fd : -1;
}

int main(void)
{
    int from = reach("127.0.0.1", 7000);
    int to = open("squares.dat", O_WRONLY | O_CREAT | O_TRUNC, 0644);
    double number;

    if (from < 0 || to < 0) return EXIT_FAILURE;
    while (read(from, &number, sizeof number) == sizeof number) {
        number *= number;
        if (write(to, &number, sizeof number) != sizeof number) return EXIT_FAILURE;
    }
    close(to);
    close(from);
    return EXIT_SUCCESS;
}
