// Methods are called like APIs: through objects, pointers, references, this, and classes.
#include <cstddef>

class Shape {
public:
    virtual ~Shape() {}
    virtual Shape *clone(int depth, void *stack, int flags, void *more) const = 0;
    static int shmget(int key, size_t size, int flags);
    int mmap(void *at, size_t size, int prot, int flags, int fd, long offset);
    int vfork();
    int twice() { return vfork() + this->vfork() + mmap(nullptr, 1, 1, 1, 1, 0); }
};

int Shape::vfork() { return Shape::shmget(1, 2, 3); }

int use(Shape &shape, const Shape *pointer)
{
    Shape *copy = pointer->clone(1, nullptr, 256, nullptr);

    return copy->vfork() + shape.mmap(nullptr, 1, 3, 1, 3, 0) + Shape::shmget(1, 2, 3) + (&shape)->vfork();
}
