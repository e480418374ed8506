/**
 * What a program is when the build tells what is linked: its own entry, its own meaning of names, and nothing of the
 * others. Behind each program stand the names of the functions that it reaches.
 */
import type { LinkedProgram } from '../../src/model/index.ts';
import { openRoutes } from '../../src/program/index.ts';
import type { Syntax } from '../../src/syntax/index.ts';
import { openSurveyor } from '../../src/verdict/coverage.ts';
import { openGrammars } from '../grammars.ts';
import { finished } from './finished.ts';
import { link } from './world.ts';

let syntax: Syntax;

beforeAll(async () => {
  syntax = await openGrammars();
});

const FILES = {
  'a/main.c': 'int main(void) { return pump(); }',
  'a/pump.c': 'int pump(void) { return near_a(); }\nint near_a(void) { return 0; }',
  'b/main.c': 'int main(void) { return pump(); }',
  'lib/pump.c': 'int pump(void) { return far(); }\nint far(void) { return 0; }',
};

function linked(name: string, sources: readonly string[] | null, entry: string | null = null): LinkedProgram {
  return { name, entry, sources, exports: null };
}

/** Each program as `name: functions`, with what comes from elsewhere in brackets. */
function check(programs: readonly LinkedProgram[], expected: readonly string[]): void {
  const program = link(syntax, FILES, programs);
  const { entries, from } = openRoutes(program, []);
  const { survey } = openSurveyor(program);
  const found = entries.map((entry) => {
    const { reached } = finished(from(entry));
    const names = [...reached].map((id) => program.nameOf(id) ?? '');
    const holes = survey(reached, true, entry.inside).holes.map(({ name }) => `[${name ?? ''}]`);
    return `${entry.program ?? entry.span.file}: ${[...names, ...holes].join(' ')}`;
  });
  expect(found).toEqual(expected);
}

it('takes the nearest definition where nothing is told', () => {
  check([], ['a/main.c: main pump near_a', 'b/main.c: main pump pump near_a far']);
});

it('takes the one that is linked, however far', () => {
  check(
    [linked('one', ['a/main.c', 'lib/pump.c']), linked('two', ['b/main.c', 'a/pump.c'])],
    ['one: main pump far', 'two: main pump near_a'],
  );
});

it('may be linked of one main twice', () => {
  check(
    [linked('small', ['a/main.c', 'a/pump.c']), linked('large', ['a/main.c', 'lib/pump.c'])],
    ['small: main pump near_a', 'large: main pump far', 'b/main.c: main pump pump near_a far'],
  );
});

it('has a hole where what it calls is not linked', () => {
  check([linked('one', ['a/main.c'])], ['one: main [pump]', 'b/main.c: main pump pump near_a far']);
});

it('may be named by its entry alone', () => {
  check(
    [linked('viewer', null, 'b/main.c')],
    ['a/main.c: main pump near_a', 'viewer: main pump pump near_a far'],
  );
});
