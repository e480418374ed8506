/**
 * How long stays last, one small program each: the blocker's line is marked by the API's name in the expectation, and
 * everything is put to the real rules, because they say what releases what.
 */
import { analyze } from '../../src/analyze.ts';
import { NO_BUILD } from '../../src/program/index.ts';
import { assets, readRules } from '../once/index.ts';

const knowledge = readRules();
type Code = string | Readonly<Record<string, string>>;

/** `mlock surely temporary 3`: the API, how it ends, the duration, the lines of the releases. */
async function staysOf(code: Code, target: string): Promise<readonly string[]> {
  const files = typeof code === 'string' ? { 'main.c': code } : code;
  const bytes = new Map(Object.entries(files).map(([file, text]) => [file, Buffer.from(text, 'latin1')]));
  const { findings } = await analyze({
    files: [...bytes.keys()],
    scripts: [],
    readBytes: (file) => bytes.get(file) ?? null,
    knowledge,
    programs: [],
    costs: false,
    allPaths: false,
    build: NO_BUILD,
    target,
    ...assets,
    treeName: 'tree',
  });
  return findings.flatMap(({ finding: { symbol, effect, duration, stay } }) => {
    if (effect !== 'stays') return [];
    const lines = stay?.releases.map(({ span }) => String(span.line)) ?? [];
    const leak = stay?.leak === null || stay === null ? '' : ` leaves ${String(stay.leak.line)}`;
    return [`${symbol} ${stay?.end ?? 'unasked'} ${duration} ${lines.join(',')}${leak}`.trim()];
  });
}

const MLOCK = '#include <sys/mman.h>\n#include <stdlib.h>\nchar key[64]; void use(void), work(void);\n';
const MMAP = `${MLOCK}#include <fcntl.h>\n`;
const OPEN = 'int fd = open(path, O_RDWR);\n';
const MAPS = 'mmap(0, n, PROT_READ, MAP_SHARED, fd, 0)';
const AFTER = 'for (;;) work();';

const cases: readonly (readonly [string, Code, readonly string[], string?])[] = [
  [
    'a lock that is taken off again before the work',
    `${MLOCK}int main(void) { mlock(key, 64);\nuse();\nmunlock(key, 64);\nfor (;;) work(); }`,
    ['mlock surely temporary 6'],
  ],
  [
    'a lock that is never taken off',
    `${MLOCK}int main(void) { mlock(key, 64);\n${AFTER} }`,
    ['mlock never lasting'],
  ],
  [
    'a lock for all of the work',
    `${MLOCK}int main(void) { mlockall(3);\nfor (int i = 0; i < 9; i++) work();\nmunlockall(); return 0; }`,
    ['mlockall surely lasting 6'],
  ],
  [
    'a return in between',
    `${MLOCK}void f(int x) { mlock(key, 64);\nif (x)\nreturn;\nmunlock(key, 64); }`,
    ['mlock maybe lasting 7 leaves 6'],
  ],
  [
    'a failed lock that returns',
    `${MLOCK}int f(int x) { if (mlock(key, 64) != 0) return -1;\nuse();\nmunlock(key, 64); return 0; }`,
    ['mlock surely temporary 6'],
  ],
  [
    'a failed lock, told by a variable',
    `${MLOCK}int f(int x) { int r = mlock(key, 64);\nif (r < 0) return -1;\nmunlock(key, 64); return 0; }`,
    ['mlock surely temporary 6'],
  ],
  [
    'a test the other way round: the successful way leaves',
    `${MLOCK}int f(int x) { if (mlock(key, 64) == 0)\nreturn 0;\nmunlock(key, 64); return 0; }`,
    ['mlock never lasting'],
  ],
  [
    'a jump to the clean-up',
    `${MLOCK}int f(int x) { mlock(key, 64);\nif (x) goto out;\nuse();\nout:\nmunlock(key, 64); return 0; }`,
    ['mlock surely temporary 8'],
  ],
  [
    'a jump past the clean-up',
    `${MLOCK}int f(int x) { mlock(key, 64);\nif (x) goto out;\nmunlock(key, 64);\nout:\nreturn 0; }`,
    ['mlock maybe lasting 6 leaves 8'],
  ],
  [
    'another address',
    `${MLOCK}char other[64];\nint f(int x) { mlock(key, 64);\nmunlock(other, 64); return 0; }`,
    ['mlock never lasting'],
  ],
  [
    'fewer pages',
    `${MLOCK}int f(int x) { mlock(key, 8192);\nmunlock(key, 4096); return 0; }`,
    ['mlock maybe lasting 5'],
  ],
  [
    'all pages, then some',
    `${MLOCK}int f(int x) { mlockall(3);\nmunlock(key, 64); return 0; }`,
    ['mlockall never lasting'],
  ],
  [
    'a mapping',
    `${MMAP}int f(const char *path, long n) { ${OPEN}char *p = ${MAPS};\nif (p == MAP_FAILED) return 1;\nuse();\nmunmap(p, n); return 0; }`,
    ['mmap surely temporary 9'],
  ],
  [
    'a mapping, cast and tested in other words',
    `${MMAP}int f(const char *path, long n) { ${OPEN}char *p;\nif ((p = (char *)${MAPS}) == (void *)-1) return 1;\nmunmap(p, n); return 0; }`,
    ['mmap surely temporary 8'],
  ],
  [
    'another mapping',
    `${MMAP}int f(const char *path, long n, char *q) { ${OPEN}char *p = ${MAPS};\nmunmap(q, n); return p[0]; }`,
    ['mmap maybe lasting 7'],
  ],
  [
    'a mapping that a callee gives back',
    `${MMAP}void done(char *p, long n) { munmap(p, n); }\nint f(const char *path, long n) { ${OPEN}char *p = ${MAPS};\ndone(p, n); return 0; }`,
    ['mmap surely temporary 8'],
  ],
  [
    'a callee that gives back only sometimes',
    `${MMAP}void done(char *p, long n) { if (n) munmap(p, n); }\nint f(const char *path, long n) { ${OPEN}char *p = ${MAPS};\ndone(p, n); return 0; }`,
    ['mmap maybe lasting 8'],
  ],
  [
    'a mapping that the caller gives back',
    `${MMAP}static char *map(const char *path, long n) { ${OPEN}return ${MAPS}; }\nint f(const char *path) { char *p = map(path, 9);\nuse();\nmunmap(p, 9); return 0; }`,
    ['mmap surely temporary 9'],
  ],
  [
    'a wrapper that releases what it has mapped, whose caller decides',
    `${MMAP}static int sum(const char *path) { ${OPEN}char *p = mmap(0, 9, PROT_READ, MAP_SHARED, fd, 0);\nif (p == MAP_FAILED) return -1;\nuse();\nmunmap(p, 9); return 0; }\nint main(int c, char **v) { sum(v[1]);\n${AFTER} }`,
    ['mmap surely temporary 9'],
  ],
  [
    'one of two callers that does not',
    `${MMAP}static char *map(const char *path, long n) { ${OPEN}return ${MAPS}; }\nint f(const char *path) { char *p = map(path, 9);\nmunmap(p, 9); return 0; }\nint g(const char *path) { return *map(path, 3); }`,
    ['mmap maybe lasting 8'],
  ],
  [
    'a mapping in a variable of the file',
    `${MMAP}static char *image;\nstatic void load(const char *path, long n) { ${OPEN}image = ${MAPS}; }\nstatic void drop(void) { munmap(image, 9); }\nint main(int c, char **v) { load(v[1], 9);\nuse();\ndrop();\n${AFTER} }`,
    ['mmap surely temporary 11'],
  ],
  [
    'init and cleanup in different functions that the program calls by itself',
    `${MLOCK}void init(void) { mlockall(3); }\nvoid cleanup(void) { munlockall(); }\nint main(int c, char **v) { init();\nif (c) cleanup();\n${AFTER} }`,
    ['mlockall maybe lasting 7'],
  ],
  [
    'a program that gives up while it holds',
    `${MLOCK}int main(int c, char **v) { mlockall(3);\nif (c > 2) exit(1);\nmunlockall();\n${AFTER} }`,
    ['mlockall surely temporary 6'],
  ],
  [
    'a function of the program that never returns',
    `${MLOCK}static void die(const char *s) { exit(2); }\nint main(int c, char **v) { mlockall(3);\nif (c > 2) die("x");\nmunlockall();\n${AFTER} }`,
    ['mlockall surely temporary 7'],
  ],
  [
    'a macro that releases',
    `${MLOCK}#define UNLOCK() munlockall()\nint main(int c, char **v) { mlockall(3);\nUNLOCK();\n${AFTER} }`,
    ['mlockall surely temporary 6'],
  ],
  [
    'a release that this build does not have',
    `${MLOCK}int main(int c, char **v) { mlockall(3);\n#if 0\nmunlockall();\n#endif\n${AFTER} }`,
    ['mlockall never lasting'],
  ],
  [
    'a release that some builds have',
    `${MLOCK}int main(int c, char **v) { mlockall(3);\n#ifdef UNLOCKS\nmunlockall();\n#endif\n${AFTER} }`,
    ['mlockall maybe lasting 6'],
  ],
  [
    'each round of a loop locks and unlocks',
    `${MLOCK}int main(int c, char **v) { for (;;) { mlock(key, 64);\nuse();\nmunlock(key, 64);\nfor (int i = 0; i < 9; i++) work(); } }`,
    ['mlock surely temporary 6'],
  ],
  [
    'a round that goes on without unlocking',
    `${MLOCK}int main(int c, char **v) { while (c--) { mlock(key, 64);\nif (c) continue;\nmunlock(key, 64); } return 0; }`,
    ['mlock maybe lasting 6 leaves 6'],
  ],
  [
    'do while 0',
    `${MLOCK}int main(int c, char **v) { do { mlock(key, 64);\nif (c) break;\nuse(); } while (0);\nmunlock(key, 64);\n${AFTER} }`,
    ['mlock surely temporary 7'],
  ],
  [
    'a switch with a way past the release',
    `${MLOCK}int f(int x) { mlock(key, 64);\nswitch (x) { case 1: munlock(key, 64); break;\ncase 2: break; }\nreturn 0; }`,
    ['mlock maybe lasting 5 leaves 7'],
  ],
  [
    'threads that are joined, behind a manager that stays',
    '#include <pthread.h>\nvoid *run(void *); int main(void) { pthread_t t;\npthread_create(&t, 0, run, 0);\npthread_join(t, 0);\nfor (;;) run(0); }',
    ['pthread_create maybe lasting 4'],
  ],
  [
    'threads of a loop, joined in another one',
    '#include <pthread.h>\nvoid *run(void *); int main(void) { pthread_t t[4];\nfor (int i = 0; i < 4; i++) pthread_create(&t[i], 0, run, 0);\nfor (int i = 0; i < 4; i++) pthread_join(t[i], 0);\nfor (;;) run(0); }',
    ['pthread_create maybe lasting 4'],
  ],
  [
    'back to ordinary scheduling',
    '#include <sched.h>\nvoid work(void); int main(void) { struct sched_param p = {1};\nsched_setscheduler(0, SCHED_FIFO, &p);\nsched_setscheduler(0, SCHED_OTHER, &p);\nfor (;;) work(); }',
    ['sched_setscheduler surely temporary 4'],
  ],
  [
    'another real-time policy',
    '#include <sched.h>\nvoid work(void); int main(void) { struct sched_param p = {1};\nsched_setscheduler(0, SCHED_FIFO, &p);\nsched_setscheduler(0, SCHED_RR, &p);\nfor (;;) work(); }',
    ['sched_setscheduler never lasting', 'sched_setscheduler never lasting'],
  ],
  [
    'ports that are given back, of which nobody read that it helps',
    '#include <sys/io.h>\nvoid work(void); int main(void) { if (ioperm(0x378, 3, 1)) return 1;\nioperm(0x378, 3, 0);\nfor (;;) work(); }',
    ['ioperm maybe lasting 3'],
  ],
  [
    'a program that goes on as another one',
    `#include <unistd.h>\n${MLOCK}int main(int c, char **v) { mlockall(3);\nexecvp(v[1], v + 1);\nreturn 1; }`,
    ['mlockall surely temporary 6'],
  ],
  [
    'a segment',
    '#include <sys/shm.h>\nvoid work(void); int main(void) { char *p = shmat(3, 0, 0);\nif (p == (char *)-1) return 1;\nshmdt(p);\nfor (;;) work(); }',
    ['shmat surely temporary 4'],
  ],
  [
    '2.6 never takes the mark off again',
    `${MLOCK}int main(void) { mlock(key, 64);\nuse();\nmunlock(key, 64);\nfor (;;) work(); }`,
    ['mlock unasked lasting'],
    'openmosix-2.6',
  ],
  [
    'a child that leaves while the parent goes on',
    `#include <unistd.h>\n${MLOCK}int main(int c, char **v) { mlockall(3);\nif (fork() == 0) { execvp(v[1], v + 1); _exit(127); }\n${AFTER} }`,
    ['mlockall maybe lasting 6'],
  ],
  [
    'functions that call each other',
    `${MLOCK}void b(int);\nvoid a(int x) { mlock(key, 64);\nif (x) b(x); }\nvoid b(int x) { a(x - 1); }`,
    ['mlock never lasting'],
  ],
  [
    'a function that is only handed over',
    `${MLOCK}static void f(void) { mlock(key, 64); }\nvoid (*table[])(void) = { f };\nvoid g(void) { munlock(key, 64); }`,
    ['mlock never lasting'],
  ],
  [
    'C++: something thrown in between',
    { 'main.cpp': `${MLOCK}void f(int x) { mlock(key, 64);\nif (x) throw 1;\nmunlock(key, 64); }` },
    ['mlock maybe lasting 6 leaves 5'],
  ],
  [
    'C++: something thrown and caught',
    {
      'main.cpp': `${MLOCK}void f(int x) { mlock(key, 64);\ntry { if (x) throw 1; } catch (...) { use(); }\nmunlock(key, 64); }`,
    },
    ['mlock surely temporary 6'],
  ],
];

it.each(cases.map((one) => [one[0], one] as const))('%s', async (_, [, code, expected, target]) => {
  expect(await staysOf(code, target ?? 'openmosix-2.4.26')).toEqual(expected);
});
