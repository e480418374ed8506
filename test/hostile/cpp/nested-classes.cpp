// Nested classes, members of templates and specialisations are defined outside of their classes.
#include <sys/mman.h>

namespace {
struct Outer {
    struct Inner {
        Inner();
        int pin(void *start);
        struct Innermost { static int pin(void *start); };
    };
    Inner inner;
};

Outer::Inner::Inner() { mlockall(1); } // stays: locked-memory
int Outer::Inner::pin(void *start) { return mlock(start, 1); } // stays: locked-memory
int Outer::Inner::Innermost::pin(void *start) { return mlock(start, 2); } // stays: locked-memory

template <typename T>
struct Box {
    T value{};
    Box();
    template <typename U> int put(U *other);
    int take();
    explicit operator bool() const;
    Box &operator+=(int more);
    static Box &instance();
};

template <typename T> Box<T>::Box() { mlock(&value, 3); } // stays: locked-memory
template <typename T> template <typename U> int Box<T>::put(U *other) { return mlock(other, 4); } // stays: locked-memory
template <typename T> int Box<T>::take() { return 0; }
template <> int Box<long>::take() { return mlock(&value, 5); } // stays: locked-memory
template <typename T> Box<T>::operator bool() const { return mlock(&value, 6) == 0; } // stays: locked-memory
template <typename T> auto Box<T>::operator+=(int more) -> Box & { mlock(&value, more); return *this; } // stays: locked-memory
template <typename T> Box<T> &Box<T>::instance() { static Box<T> box; mlock(&box, 7); return box; } // stays: locked-memory
}

int main()
{
    Outer outer;
    Box<long> box;
    int number = 0;

    box += 8;
    if (box)
        return 0;
    return outer.inner.pin(&number) + Outer::Inner::Innermost::pin(&number) + box.put(&number) + box.take()
        + static_cast<int>(Box<short>::instance().value);
}
