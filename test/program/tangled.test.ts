/**
 * How far programs are followed in trees that are too tangled to follow everything. The trees here are small, and so are
 * the limits.
 */
import { openRoutes } from '../../src/program/index.ts';
import type { Syntax } from '../../src/syntax/index.ts';
import { openGrammars } from '../grammars.ts';
import { finished } from './finished.ts';
import { link } from './world.ts';

let syntax: Syntax;

beforeAll(async () => {
  syntax = await openGrammars();
});

/** A program that comes to `stop` after so many calls. */
function chain(length: number): string {
  const hops = Array.from({ length }, (_, index) => {
    const callee = index === 0 ? 'stop' : `hop_${index - 1}`;
    return `static void hop_${index}(void) { ${callee}(); }`;
  });
  return `static void stop(void) { }\n${hops.join('\n')}\nint main(void) { hop_${length - 1}(); return 0; }\n`;
}

/** What became of a program: followed to the end, given up on the way, or not even begun with. */
type Fate = 'followed' | 'given up' | 'left';

/** Programs of as many hops as their numbers say, in the order in which they are judged. */
function check(
  lengths: readonly number[],
  limits: Parameters<typeof openRoutes>[2],
  expected: readonly Fate[],
): void {
  const files = lengths.map((length, index) => [`${String.fromCharCode(0x61 + index)}.c`, chain(length)]);
  const program = link(syntax, Object.fromEntries(files) as Readonly<Record<string, string>>);
  const { tree } = program;
  const sites = tree.bearers(tree.names.idOf('stop'));
  const routes = openRoutes(program, sites, limits);
  const fates = routes.entries.map((entry): Fate => {
    const { complete, routes: found, reached } = finished(routes.from(entry));
    // What is left is told by its entry alone.
    expect([found.length, reached.length > 1]).toEqual(complete ? [1, true] : [0, false]);
    if (!complete) return 'left';
    return found.every(({ confirmed }) => confirmed) ? 'followed' : 'given up';
  });
  expect(fates).toEqual(expected);
}

const NONE = { visits: 1000, visitsOfOne: 1000, givenUp: 3, little: 1000 };

describe('a tree that is too tangled', () => {
  it('is none by itself', () => {
    check([20, 3, 20], undefined, ['followed', 'followed', 'followed']);
    check([20, 3, 20], NONE, ['followed', 'followed', 'followed']);
  });

  it('has programs that are given up, and all others are followed', () => {
    check([20, 3, 20, 3], { ...NONE, visitsOfOne: 10 }, ['given up', 'followed', 'given up', 'followed']);
  });

  it('has only small programs followed after three of them', () => {
    const limits = { ...NONE, visitsOfOne: 10, little: 7 };
    const three: readonly Fate[] = ['given up', 'given up', 'given up'];
    check([20, 20, 20, 20, 3, 6, 4], limits, [...three, 'left', 'followed', 'left', 'followed']);
  });

  it('has a program followed that is large but not too tangled as long as there were fewer', () => {
    const limits = { ...NONE, visitsOfOne: 10, little: 7 };
    check([20, 20, 6, 3], limits, ['given up', 'given up', 'followed', 'followed']);
  });

  it('has only small programs followed when all visits are spent', () => {
    const limits = { ...NONE, visits: 30, little: 7 };
    check([20, 20, 20, 3, 8], limits, ['followed', 'given up', 'left', 'followed', 'left']);
  });
});
