/**
 * Time grows with a text and not with its square, whatever stands in it. Every pattern of src/ is tried by itself on
 * texts made to mislead it, and then whole files of the same kind go through the pipeline. What is quick on real code
 * and what the fuzzer finds are other tests.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import ts from 'typescript';
import { openFuzzer } from '../fuzz/trial.ts';

const root = join(__dirname, '../..');
/** What these read is written by whoever runs the tool, or a line that they bound. */
const OWN_TEXT = /^(?:cli|rulebook|running)\//;

/** Patterns that see only so much of a text. */
const BOUNDED: readonly string[] = [
  // Behind a name, where a comment that does not end was taken for the rest of the text already.
  String.raw`/(?:\s|\\\r?\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*/`,
  // Sixty characters around a name.
  String.raw`/\w\s*[\s*&]\s*$/`,
];

const PREFIXES = [
  '',
  'f(',
  'f ',
  '"',
  '#define A(',
  '#',
  'class A ',
  '[',
  '<',
  '(*a',
  '__attribute__((',
  '=',
];
const UNITS = [
  ...' \t\n\r()\\*/"\'aA_1,[]{}:;<>.#&-=\0\xff'.split(''),
  ...[
    '/*',
    '/*a',
    '*/',
    '/**/',
    '// ',
    'a ',
    'A ',
    'a(',
    'a (',
    '(a',
    '(a)',
    '( ',
    '(*',
    '(*a.',
    'a,',
    '[a',
    '[[',
    '[a] ',
  ],
  ...[
    '\\\n',
    ' *',
    '* ',
    '##',
    ' ## ',
    'a::',
    'a<',
    '<a>',
    'a->',
    '.a[',
    '"\\',
    '"a',
    "'\\",
    'R"(',
    'R"',
    'class ',
    'A(a) ',
  ],
  ...[
    'static ',
    'int a;',
    '({',
    'if ',
    'else ',
    '\n#',
    '__attribute__((',
    'defined(',
    'a=',
    '-- ',
    'using a',
  ],
];
const SUFFIXES = ['', '!'];
const LENGTH = 2000;
/** Milliseconds; a pattern that looks at each character once takes a hundredth of it. */
const TOO_LONG = 3;

interface Pattern {
  readonly place: string;
  readonly source: string;
}

function patternsIn(file: string): readonly Pattern[] {
  const text = readFileSync(join(root, 'src', file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.end);
      found.push({ place: `${file}:${line + 1}`, source: node.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.filter((pattern) => !BOUNDED.includes(pattern.source));
}

const texts = PREFIXES.flatMap((prefix) =>
  UNITS.flatMap((unit) =>
    SUFFIXES.map((suffix) => prefix + unit.repeat(Math.ceil(LENGTH / unit.length)) + suffix),
  ),
);

/** The texts that take a pattern too long, each three times over: a busy machine is no reason to fail. */
function slowTexts(pattern: string): readonly string[] {
  const global = pattern.replace(/\/([a-z]*)$/, (_, flags: string) => `/${flags.replace(/[gy]/g, '')}g`);
  const code = `texts.filter((text) => [1, 2, 3].every(() => {
    const begun = now();
    text.replace(${global}, '');
    return now() - begun > ${TOO_LONG};
  }))`;
  const context = createContext({ texts, now: () => performance.now() });
  const slow: unknown = new Script(code).runInContext(context, { timeout: 20_000 });
  return Array.isArray(slow) ? slow.map((text) => JSON.stringify(String(text).slice(0, 30))) : [];
}

function check(pattern: string, expected: readonly string[]): void {
  expect(slowTexts(pattern).slice(0, 3)).toEqual(expected);
}

const files = readdirSync(join(root, 'src'), { recursive: true }).map(String);
const patterns = files.filter((file) => file.endsWith('.ts') && !OWN_TEXT.test(file)).flatMap(patternsIn);

describe('a pattern', () => {
  it('that looks again and again is found out', () => {
    expect(slowTexts('/ +$/')).not.toEqual([]);
  });

  it.each(patterns.map(({ place, source }) => [place, source] as const))(
    '%s',
    (_, source) => {
      check(source, []);
    },
    60_000,
  );
});

/** What a file holds, before and behind very many of the same. */
const FILES: readonly (readonly [string, string, string])[] = [
  ['int main(void){', 'shmget(', ''],
  ['int main(void){', 'f(', ''],
  ['int main(void){', 'f();', '}'],
  ['int main(void){', 'shmget(1,2,3);', '}'],
  ['int main(void){', 'p->f(a[', ''],
  ['int main(void){shmat(', '(', ''],
  ['int main(void){shmat(', '/*a', ''],
  ['int main(void){', '{', ''],
  ['int main(void){', 'if(1){', 'shmget(1,2,3);'],
  ['int main(void){', 'R"(', 'shmget(1,2,3);}'],
  ['int main(void){', '"\\', ''],
  ['int main(void){int a', '=1,a', ';shmget(a,a,a);}'],
  ['int main(void){shmget(', '1|', '1,2,3);}'],
  ['int main(void){shmget(', '-', '1,2,3);}'],
  ['int main(void){char*s=', '"a"', ';shmget(s,2,3);}'],
  ['', 'int f(void){shmget(1,2,3);}\n', ''],
  ['', 'int f(int x){return x?f(x):shmget(1,2,x);}\n', ''],
  ['', '#if A\n', 'int main(void){shmget(1,2,3);}'],
  ['', '#if A\n#else\n#endif\n', 'int main(void){shmget(1,2,3);}'],
  ['#if ', '(', '\n'],
  ['#if ', '!', '1\nint main(void){shmget(1,2,3);}\n#endif\n'],
  ['#if ', 'A && ', '1\nint main(void){shmget(1,2,3);}\n#endif\n'],
  ['', '#define A A A\n', 'int main(void){A(shmget)(1,2,3);}'],
  ['#define A(x) ', 'x ## x ', '\nint main(void){A(shmget)(1,2,3);}'],
  ['#define A(x) ', 'x(', '\nint main(void){A(shmget)(1,2,3);}'],
  ['', '#include "a.c"\n', 'int main(void){shmget(1,2,3);}'],
  ['', 'class a:', ''],
  ['', 'namespace a{', 'int main(){shmget(1,2,3);}'],
  ['', 'template<', 'int main(){shmget(1,2,3);}'],
  ['', 'A(a) ', '{shmget(1,2,3);}'],
  ['', '/**/', 'int main(void){shmget(1,2,3);}'],
  ['', '(', ''],
  ['', '<', ''],
  ['', 'a ', ''],
  ['', 'a,', ''],
  ['', ' ', ''],
  ['', '\\\n', ''],
  ['int main(void){shmget(1,2,3);', '\t', '}'],
  ['int main(void){shmget(1,2,3);', 'f(); ', '}'],
  ['', '/* mig-lint-disable-line locked-memory */', ''],
  ['', '// mig-lint-disable-begin locked-memory\n', 'int main(void){shmget(1,2,3);}'],
  ['', '// mig-lint-disable-function locked-memory\n', 'int main(void){shmget(1,2,3);}'],
];

const fuzzer = openFuzzer(root, []);

async function millisecondsFor(name: string, text: string): Promise<number> {
  const { faults, milliseconds } = await fuzzer.tryOut(new Map([[name, text]]));
  expect(faults.filter((fault) => !fault.startsWith('It took'))).toEqual([]);
  return milliseconds;
}

describe('a file of many', () => {
  it.each(FILES)(
    '%j %j %j',
    async (before, unit, behind) => {
      for (const name of ['a.c', 'a.cpp']) {
        const of = (length: number): string =>
          before + unit.repeat(Math.floor(length / unit.length)) + behind;
        const small = await millisecondsFor(name, of(10_000));
        const large = await millisecondsFor(name, of(40_000));
        // Four times the text, with room for what starts up: the square would be sixteen times.
        expect({ name, small, large, isLinear: large < 8 * small + 500 }).toMatchObject({ isLinear: true });
      }
    },
    60_000,
  );
});
