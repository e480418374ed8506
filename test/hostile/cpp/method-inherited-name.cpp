// A method of a base class hides the API in the classes derived from it, even where nothing says so.
#include <cstddef>

struct Base {
    int mlock(const void *, size_t) { return 0; }
};

struct Derived : Base {
    int use() { return mlock(this, 1); } // wrong: locked-memory: methods of base classes are not looked up
};

int main()
{
    return Derived().use();
}
