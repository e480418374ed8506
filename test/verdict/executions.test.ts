/**
 * What programs become and start. Each line tells a program with its answer and what it executes, in the order of the
 * places: `=` for the process itself, `+` for one made for it, `?` where it is possible only, and behind it the
 * programs of the tree that bear the name. How reports word it is no matter of this file.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runIn } from '../engine.ts';

type Files = Readonly<Record<string, string>>;

interface Told {
  readonly programs: readonly {
    readonly name: string;
    readonly answer: string;
    readonly executes: readonly {
      readonly started: string;
      readonly as: 'itself' | 'child';
      readonly certainty: 'certain' | 'possible';
      readonly path: readonly { readonly name: string }[];
      readonly programs: readonly { readonly program: string; readonly answer: string }[];
    }[];
  }[];
}

async function check(files: Files, expected: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mig-lint-execute-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { out, err } = await runIn(folder, ['--format', 'json', '.']);
    expect(err).toBe('');
    const { programs }: Told = JSON.parse(out);
    const lines = programs.flatMap(({ name, answer, executes }) => [
      `${name}: ${answer}`,
      ...executes.map((one) => {
        const mark = `${one.as === 'itself' ? '=' : '+'}${one.certainty === 'possible' ? '?' : ''}`;
        const ends = one.programs.map((end) => `${end.program} ${end.answer}`).join(', ');
        return `${mark} ${one.started} by ${one.path.map((step) => step.name).join('>')} [${ends}]`;
      }),
    ]);
    expect(lines).toEqual(expected);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const head = '#include <stdlib.h>\n#include <stdio.h>\n#include <unistd.h>\n#include <sys/shm.h>\n';
const main = (body: string): string => `${head}int main(int argc, char **argv)\n{\n${body}\n}\n`;
const renderd = main('return shmat(argc, 0, 0) == 0;');
const idle = main('return argc;');

describe('a program that becomes another one', () => {
  it('may stay when that one does, and says which', async () => {
    await check({ 'a.c': main('return execl("/bin/renderd", "renderd", 0);'), 'renderd.c': renderd }, [
      'a: at-risk',
      '= /bin/renderd by main>execl [renderd blocked]',
      'renderd: blocked',
    ]);
  });

  it('keeps its answer when that one is free', async () => {
    await check({ 'a.c': main('return execlp("b", "b", 0);'), 'b.c': idle }, [
      'a: clear',
      '= b by main>execlp [b clear]',
      'b: clear',
    ]);
  });

  it('hands the doubt on over several, and round in circles', async () => {
    await check(
      {
        'a.c': main('return execlp("b", "b", 0);'),
        'b.c': main('if (argc > 1) execlp("renderd", "renderd", 0);\nreturn execlp("a", "a", 0);'),
        'renderd.c': renderd,
      },
      [
        'a: at-risk',
        '= b by main>execlp [b at-risk]',
        'b: at-risk',
        '= renderd by main>execlp [renderd blocked]',
        '= a by main>execlp [a at-risk]',
        'renderd: blocked',
      ],
    );
  });

  it('keeps what it has itself, which ends there', async () => {
    const body = 'if (shmat(argc, 0, 0) == 0) return 1;\nreturn execlp("b", "b", 0);';
    await check({ 'a.c': main(body), 'b.c': idle }, [
      'a: at-risk',
      '= b by main>execlp [b clear]',
      'b: clear',
    ]);
  });

  it('is found behind macros and wrappers', async () => {
    const wrapped = `${head}#define WHICH "/opt/renderd"
static void become(const char *name) { execlp(name, name, (char *)0); _exit(1); }
static void draw(void) { become("renderd"); }
int main(int argc, char **argv) { if (argc > 1) execv(WHICH, argv); draw(); return 0; }
`;
    await check({ 'a.c': wrapped, 'renderd.c': renderd }, [
      'a: at-risk',
      '= renderd by main>draw>become>execlp [renderd blocked]',
      '= /opt/renderd by main>execv [renderd blocked]',
      'renderd: blocked',
    ]);
  });

  it('may be itself again', async () => {
    await check({ 'a.c': main('return execv("/proc/self/exe", argv);') }, [
      'a: clear',
      '= /proc/self/exe by main>execv [a clear]',
    ]);
  });

  it('is told where the tree ends, or the name is not known', async () => {
    const body = 'if (argc > 2) execlp("elsewhere", "elsewhere", 0);\nreturn execvp(argv[1], argv + 1);';
    await check({ 'a.c': main(body) }, [
      'a: clear',
      '= elsewhere by main>execlp []',
      '=? * by main>execvp []',
    ]);
  });

  it('may do so only in some builds', async () => {
    const body = '#ifdef USE_RENDERD\nexeclp("renderd", "renderd", 0);\n#endif\nreturn 0;';
    await check({ 'a.c': main(body), 'renderd.c': renderd }, [
      'a: at-risk',
      '=? renderd by main>execlp [renderd blocked]',
      'renderd: blocked',
    ]);
  });
});

describe('a program that starts another one', () => {
  it('has an answer of its own', async () => {
    const body = 'if (fork() == 0) execlp("renderd", "renderd", 0);\nreturn system("nice -n 5 renderd -q");';
    await check({ 'a.c': main(body), 'renderd.c': renderd }, [
      'a: clear',
      '+ renderd by main>execlp [renderd blocked]',
      '+ renderd by main>system [renderd blocked]',
      'renderd: blocked',
    ]);
  });

  it('may fork in a function of its own', async () => {
    const files = {
      'a.c': `${head}static int twice(void) { return fork(); }
static void draw(void) { execlp("renderd", "renderd", 0); }
int main(void) { if (twice() == 0) draw(); return 0; }
`,
      'renderd.c': renderd,
    };
    await check(files, ['a: clear', '+ renderd by main>draw>execlp [renderd blocked]', 'renderd: blocked']);
  });

  it('is not told of what is outside of the tree', async () => {
    await check({ 'a.c': main('return system("ls -l");'), 'renderd.c': renderd }, [
      'a: clear',
      'renderd: blocked',
    ]);
  });
});

describe('silence', () => {
  it('where nothing comes to it', async () => {
    const unused = `${head}void unused(void) { execlp("renderd", "renderd", 0); }\nint main(void) { return 0; }\n`;
    await check({ 'a.c': unused, 'renderd.c': renderd }, ['a: clear', 'renderd: blocked']);
  });

  it('for a function of the tree that is called so', async () => {
    const own =
      'int execlp(const char *a, const char *b, int c) { return c; }\nint main(void) { return execlp("renderd", "r", 0); }\n';
    await check({ 'a.c': own, 'renderd.c': renderd }, ['a: clear', 'renderd: blocked']);
  });

  it('where the name stands in a folder or a longer word', async () => {
    const body = 'return execl("/renderd/tool", "x", 0) + execl("/bin/renderd-old", "x", 0);';
    await check({ 'a.c': main(body), 'renderd.c': renderd }, [
      'a: clear',
      '= /renderd/tool by main>execl []',
      '= /bin/renderd-old by main>execl []',
      'renderd: blocked',
    ]);
  });
});
