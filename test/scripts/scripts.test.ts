/**
 * What scripts do, read from their texts: each line of what is expected says one action in its order, with the process
 * that does it and the conditions it stands under.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandShape, ScriptKind } from '../../src/model/index.ts';
import { readSynopsis } from '../../src/rulebook/synopsis.ts';
import { type Action, openReader, patternOf, type Shapes } from '../../src/scripts/index.ts';
import { openShellSyntax, type ShellSyntax } from '../../src/syntax/index.ts';

const root = join(__dirname, '..', '..');
const synopses = [
  'keep [-h] [-l] [-NUMBER] [-jLIST] COMMAND...',
  'nice [-n NUMBER] [-NUMBER] COMMAND...',
  'env [-i] [NAME=VALUE...] COMMAND...',
  'sh [-c TEXT] [-e] SCRIPT...',
  'starter [-x COMMAND] [--exec COMMAND] [--pidfile NAME]',
  'tee [-a] FILE...',
  'run-all [-u MASK] SCRIPTS...',
];
const shapes: Shapes = new Map(
  synopses.map((synopsis) => {
    const shape = readSynopsis(synopsis);
    if (shape === null) throw new Error(synopsis);
    return [shape.name, shape];
  }),
);

let shell: ShellSyntax;
beforeAll(async () => {
  shell = await openShellSyntax({
    engine: readFileSync(join(root, 'node_modules/web-tree-sitter/web-tree-sitter.wasm')),
    grammar: readFileSync(join(root, 'grammars/tree-sitter-bash.wasm')),
    budget: 60_000,
  });
});

function told(text: string, kind: ScriptKind = 'shell'): readonly string[] {
  const script = { path: 'script', kind };
  const read = openReader({ bytesOf: () => Buffer.from(text, 'latin1'), shapes }, shell.parse);
  return (read(script)?.actions ?? []).map(spell);
}

function spell(action: Action): string {
  const place = `[${action.shell.join('.')}]`;
  const guards = action.guards.map((guard) => ` if ${guard}`).join('');
  const within = action.within === null ? '' : ` in ${action.within}`;
  switch (action.kind) {
    case 'command': {
      const chain = action.chain.map(({ written, options }) => [written, ...options].join(' '));
      return `${place} ${chain.join(' > ')}${within}${guards}`;
    }
    case 'write':
      return `${place} ${patternOf(action.path)} = ${JSON.stringify(patternOf(action.text))}${within}${guards}`;
    case 'source':
      return `${place} . ${patternOf(action.path)}${within}${guards}`;
  }
}

function check(text: string, expected: readonly string[], kind?: ScriptKind): void {
  expect(told(text, kind)).toEqual(expected);
}

describe('a shell script', () => {
  it.each([
    ['keep -h prog -l', ['[0] keep -h > prog']],
    ['keep -l run-all -u 22 /etc/daily/', ['[0] keep -l > run-all -u > /etc/daily/*']],
    ['run-all', ['[0] run-all']],
    ['nice -n 5 env A=1 keep -3 prog', ['[0] nice -n > env > keep -NUMBER > prog']],
    ['/usr/bin/keep -j1-4 prog', ['[0] /usr/bin/keep -j > prog']],
    ['./keep prog', ['[0] ./keep']],
    ['starter --pidfile p --exec keep -- -l prog', ['[0] starter --pidfile --exec > keep -l > prog']],
    ['A="keep -l"; $A "$B"', ['[0] keep -l > *']],
    ['exec keep prog', ['[0] keep > prog']],
    ['ke\\\nep -l \\\n prog', ['[0] keep -l > prog']],
    ['. ./other', ['[0] . ./other']],
  ])('reads the words of %s', (text, expected) => {
    check(text, expected);
  });

  it.each([
    ['echo 1 > f', ['[0] echo', '[0] f = "1"']],
    ['cat g > f', ['[0] cat', '[0.1] f = "*"']],
    ['echo 1 > /proc/$$/x', ['[0] echo', '[0] /proc/self/x = "1"']],
    ['(echo 1 > /proc/$$/x)', ['[0.1] echo', '[0] /proc/self/x = "1"']],
    ['(echo 1 > f)', ['[0.1] echo', '[0.1] f = "1"']],
    ['{ echo 1; } > f', ['[0] echo', '[0] f = "1"']],
    ['echo 1 | tee f', ['[0.1] echo', '[0.2] tee', '[0.2.3] f = "1"']],
    ['echo 1 > f &', ['[0.1] echo', '[0.1] f = "1"']],
    ['a && echo 1 > f', ['[0] a', '[0] echo if `a` succeeds', '[0] f = "1" if `a` succeeds']],
    ['echo 1 2> f >&2', ['[0] echo']],
    ['cat > f <<E\n1\nE', ['[0] cat', '[0.1] f = "1\\n"']],
  ])('knows who writes: %s', (text, expected) => {
    check(text, expected);
  });

  it.each([
    ['if a; then b; else c; fi', ['[0] a', '[0] b if `a` succeeds', '[0] c if `a` fails']],
    ['[ -x /bin/b ] && b', ['[0] [', '[0] b']],
    ['case "$1" in start) a;; *) b;; esac', ['[0] a', '[0] b if `$1` is `*`']],
    ['f() { a $1; }; f x; f y', ['[0] a in f', '[0] a in f']],
    ['f() { a; }', ['[0] a in f if `f` is called']],
    ['f() { f; }; f', []],
    ["sh -c 'a; b'", ['[0] sh -c', '[0.1] a', '[0.1] b']],
    ['for i in x y; do $i; done', ['[0] x']],
    ['x=$(a)', ['[0.1] a']],
    ["trap 'a' EXIT", ['[0] a if `EXIT` comes']],
  ])('goes all ways of %s', (text, expected) => {
    check(
      text,
      expected.filter((line) => line !== '[0] ['),
    );
  });

  it('lets no variable grow beyond bounds', () => {
    const doubling = `X=ab; ${'X="$X$X"; '.repeat(60)}if a; then ${'X="$X$Y"; Y="$X$Y"; '.repeat(60)}fi; $X`;
    expect(told(doubling)).toEqual(['[0] a', '[0] *']);
  });

  it.each([300, 2000, 20_000])('gives up on what nests too deeply, and says so: %i levels', (depth) => {
    const text = `${'('.repeat(depth)}a${')'.repeat(depth)}; b "${'${x:-'.repeat(depth)}${'}'.repeat(depth)}"`;
    const read = openReader({ bytesOf: () => Buffer.from(text), shapes }, shell.parse);
    expect(read({ path: 's', kind: 'shell' })?.unread.length).toBeGreaterThan(0);
  });
});

describe('another format', () => {
  it('is an inittab', () => {
    const text = '# x\nid:3:initdefault:\nl3:3:wait:/bin/keep -h rc 3\nx:3:off:keep\ny:3:once:a > b\n';
    check(text, ['[0] /bin/keep -h > rc in l3', '[1] a in y', '[1.1] b = "*" in y'], 'inittab');
  });

  it('is a crontab, with and without users', () => {
    check('M=x\n# c\n1 2 * * 1-5 a %b\n@daily b\n', ['[0] a in 1 2 * * 1-5', '[1] b in @daily'], 'crontab');
    check('1 2 * * * root keep a\n', ['[0] keep > a in 1 2 * * *'], 'system-crontab');
  });

  it('is a unit, of which no shell reads the words', () => {
    const text = "[Service]\nExecStartPre=-/bin/sh -c 'a > b'\nExecStart=keep \\\n  prog > log\nUser=x\n";
    check(
      text,
      [
        '[0] /bin/sh -c in ExecStartPre',
        '[0.1] a in ExecStartPre',
        '[0.1.2] b = "*" in ExecStartPre',
        '[1] keep > prog in ExecStart',
      ],
      'unit',
    );
  });

  it('is a spec file', () => {
    const text =
      'Name: x\n%post -p /bin/sh\n%{_bindir}/keep a\n%if 1\nb\n%endif\n%preun -p <lua>\nc\n%files\nd\n';
    check(text, ['[0] ///////bin/keep > a in %post', '[0] b in %post'], 'spec');
  });

  it('is a start file of the C shell', () => {
    const text = '# x\nif ( -f /x ) echo 0 > f\nif ( $?a ) then\n  b\nendif\nsetenv P q\n';
    check(
      text,
      ['[0] echo', '[0] f = "0"', '[0] b if the condition around it holds', '[0] setenv'],
      'c-shell',
    );
  });
});

describe('a synopsis', () => {
  it.each(['Keep COMMAND...', 'keep [-', 'keep COMMAND... REST', 'keep [x]', 'keep lower'])(
    'is not %s',
    (text) => {
      expect(readSynopsis(text)).toBeNull();
    },
  );

  it('names options and operands', () => {
    const shape: CommandShape = {
      name: 'run',
      flags: ['-l'],
      valued: [{ name: '-t', starts: null }],
      attached: ['-j'],
      numbered: true,
      assigns: false,
      operands: ['NODE'],
      rest: 'command',
    };
    expect(readSynopsis('run [-l] [-t TT] [-jLIST] [-NUMBER] NODE COMMAND...')).toEqual(shape);
  });
});
