// A method is called through a pointer to members, and its name is that of an API.
struct Page {
    int mlockall(int flags) { return flags; }
};

int call(Page &page, Page *pointer)
{
    int (Page::*method)(int) = &Page::mlockall;

    return (page.*method)(3) + (pointer->*method)(3);
}
