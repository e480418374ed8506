/** In which order work is proposed: needs in, steps out. */
import { orderWork } from '../../src/report/summary/order.ts';

const efforts: Readonly<Record<string, number>> = { a: 1, b: 3, c: 5 };
const effortOf = (thing: string): number | null => efforts[thing] ?? null;

/** `ab 2` is: two programs need a and b; a step reads `a+b effort frees`. */
function check(needs: readonly string[], expected: readonly string[], most = Infinity): void {
  const read = needs.map((need) => {
    const [things = '', programs = ''] = need.split(' ');
    return { things: things === '-' ? [] : things.split(''), programs: Number(programs) };
  });
  for (const order of [read, read.toReversed()]) {
    const steps = orderWork(order, effortOf, most);
    expect(steps.map(({ things, effort, frees }) => `${things.join('+')} ${effort} ${frees}`)).toEqual(
      expected,
    );
  }
}

const rows: readonly [string, readonly string[], readonly string[]][] = [
  ['nothing to do', [], []],
  ['programs that need nothing', ['- 7'], []],
  ['one of each', ['a 1', 'b 2'], ['b 3 2', 'a 1 1']],
  ['of two alike the one of less effort', ['b 2', 'a 2'], ['a 1 2', 'b 3 2']],
  ['an effort that is not known is the greatest', ['x 2', 'c 2'], ['c 5 2', 'x null 2']],
  ['of efforts alike the name decides', ['y 1', 'x 1'], ['x null 1', 'y null 1']],
  ['what only helps together', ['ab 4'], ['a+b 4 4']],
  ['a set frees what needs less', ['a 1', 'b 1', 'ab 6'], ['a+b 4 8']],
  ['what was mended before counts no more', ['a 5', 'ab 3'], ['a 1 5', 'b 3 3']],
  ['more for each thing wins over more', ['a 4', 'bc 6'], ['a 1 4', 'b+c 8 6']],
  ['the same need twice', ['a 1', 'b 2', 'a 2'], ['a 1 3', 'b 3 2']],
];

it.each(rows)('%s', (_, needs, expected) => {
  check(needs, expected);
});

it('stops where it is told', () => {
  check(['a 1', 'b 2', 'c 3'], ['c 5 3', 'b 3 2'], 2);
});
