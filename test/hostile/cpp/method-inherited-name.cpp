// A method of a base class hides the API in the classes derived from it, even where nothing says so.
#include <cstddef>

struct Base {
    int mlock(const void *, size_t) { return 0; }
};

struct Derived : Base {
    int use() { return mlock(this, 1); }
};

int main()
{
    return Derived().use();
}
