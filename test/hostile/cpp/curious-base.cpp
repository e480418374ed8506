// A base class calls what the class deriving from it defines, by templates, by virtual calls and by mixins.
#include <sys/mman.h>

namespace {
template <typename Derived>
struct Starter {
    int start(void *at) { return static_cast<Derived *>(this)->really_start(at); }
};

struct Engine : Starter<Engine> {
    int really_start(void *at) { return mlock(at, 1); } // stays: locked-memory
};

struct Shape {
    virtual ~Shape() = default;
    int draw(void *at) { return draw_it(at); }

private:
    virtual int draw_it(void *at) = 0;
};

class Circle : public Shape {
    int draw_it(void *at) override { return mlock(at, 2); } // stays: locked-memory
};

template <typename Base>
struct Locking : Base {
    int draw_twice(void *at) { return this->draw(at) + mlock(at, 3); } // stays: locked-memory
};

struct Square final : virtual public Shape {
    auto draw_it(void *at) -> int final { return mlock(at, 4); } // stays: locked-memory
};
}

int main()
{
    int number = 0;
    Engine engine;
    Locking<Circle> circle;
    Square square;
    Shape &shape = square;

    return engine.start(&number) + circle.draw_twice(&number) + shape.draw(&number);
}
