/** All ways from `main` to `stop`, the shorter ones first, each as the names on it. */
import { openRoutes } from '../../src/program/index.ts';
import { finished } from './finished.ts';
import type { Syntax } from '../../src/syntax/index.ts';
import { openGrammars } from '../grammars.ts';
import { link } from './world.ts';

let syntax: Syntax;

beforeAll(async () => {
  syntax = await openGrammars();
});

function waysOf(code: string): readonly string[] {
  const program = link(syntax, { 'main.c': code });
  const [site = -1] = program.tree.resolve(program.tree.names.idOf('stop'), 0);
  const routes = openRoutes(program, [site]);
  return routes.entries.flatMap((entry) =>
    finished(routes.from(entry))
      .waysTo(site)
      .map((steps) => steps.map(({ name, how }) => (how === 'name' ? name : `${how} ${name}`)).join(' > ')),
  );
}

const STOP = 'void stop(void) {}\n';

it.each<[string, string, readonly string[]]>([
  ['one', 'int main(void) { stop(); }', ['entry main > stop']],
  [
    'a short one and a long one',
    'void a(void) { stop(); }\nvoid b(void) { a(); }\nint main(void) { b(); stop(); }',
    ['entry main > stop', 'entry main > b > a > stop'],
  ],
  [
    'two that share their end, by call and by thread',
    'void a(void) { stop(); }\nvoid b(void) { a(); }\nint main(void) { b(); spawn(0, a); }',
    ['entry main > thread-start a > stop', 'entry main > b > a > stop'],
  ],
  [
    'no circle',
    'void b(void);\nvoid a(void) { b(); stop(); }\nvoid b(void) { a(); }\nint main(void) { a(); b(); }',
    ['entry main > a > stop', 'entry main > b > a > stop'],
  ],
  [
    'none over what is not called',
    'void a(void) { stop(); }\nint main(void) { int stop = 1; return stop; }',
    [],
  ],
  [
    'none over what main does not come to',
    'void a(void) { stop(); }\nint main(void) { stop(); }',
    ['entry main > stop'],
  ],
])('%s', (_, code, expected) => {
  expect(waysOf(STOP + code)).toEqual(expected);
});

it('at most twenty', () => {
  const callers = Array.from({ length: 30 }, (_, at) => `a${at}`);
  const code = callers.map((name) => `void ${name}(void) { stop(); }`).join('\n');
  const calls = callers.map((name) => `${name}();`).join(' ');
  expect(waysOf(`${STOP}${code}\nint main(void) { ${calls} }`)).toHaveLength(20);
});
