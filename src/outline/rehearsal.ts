/**
 * A short text of everything that the scanner tells apart. V8 makes fast code of what a function has done so
 * far, and throws it away when something else comes up; in a tree that goes on for a hundred files. A scanner
 * that has read this text once has done everything. What it says of the text is of no interest to anybody.
 */

export const REHEARSAL = String.raw`/* comment */ // another \
#include <stdio.h>
#include "own.h"
#ifdef A /* why */
# define PAIR(a, b) a##b \
  + "text" 'c' "/dev/path" /* inner */ // end
#undef PAIR
#elif defined(B) && \
  (C > 1)
#endif
%: define OTHER 1
#pragma omp parallel
namespace one::two { namespace { class Thing : public Base<int> { public: Thing(int a) : a_(a), b_{1} {}
virtual ~Thing(); int get() const { return a_->b.c(); } static int x; enum class E : int { A, B = 2 };
operator bool() const; template <typename T> T at(T t) { return t; } private: int a_; }; } }
using namespace one; typedef struct tag { int a, *b; char c[10]; void (*f)(int); } tag_t; union u { int i; };
extern "C" { int declared(const char *path, ...); }
static const char *const table[] = { "/dev/mem", "a\"b\\", L"wide", 'x', '\'', 0x1F, 1.5e-3, 1'000, R"x(raw)x" };
int one::two::Thing::get() { for (int i = 0, j = 1; i < 10 && j; i++) { if (i & 1) continue; else goto out; }
out: switch (a) { case 1: { break; } default: ; } return a ? b : c->d(e, &f)[0] * 2; }
static int old(a, b) int a; char *b; { FILE *in = fopen("/tmp/x", "r"); unsigned long n = sizeof(*in), m; spl\
ice(n, m); asm volatile ("outb %0" : : "a"(n)); return ::call(n) + one::f(m) - x.y + p->z(1); }
MACRO(head) { struct tag t = { .a = 1 }, *p; do_it(); }
__attribute__((constructor)) static void init(void) { auto l = [&](int q) -> int { return q; }; l(1); }
int global = 1, other, array[3] = { 1, 2, 3 }; extern int e; int f(int (*cb)(void *), void *arg); _Pragma("omp")
std::vector<std::pair<int, char>> v; template <class T> struct S<T *> { T *t; };
`;
