// A thread that joins by itself, with a token to stop it. [-std=gnu++20]
#include <stop_token>
#include <thread>

void run()
{
    std::jthread worker([](std::stop_token token) { while (!token.stop_requested()) ; }); // stays: cxx-threads

    worker.request_stop();
}
