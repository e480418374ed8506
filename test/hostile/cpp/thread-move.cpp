// A thread object is made out of another one, which starts nothing.
#include <thread>
#include <utility>

std::thread take(std::thread &&given)
{
    std::thread moved(std::move(given));

    return std::thread(std::move(moved));
}
