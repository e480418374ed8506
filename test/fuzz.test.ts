/**
 * Damaged sources, the same in every run: none may make the tool fall, tarry, or say two things. Long runs with other
 * seeds and real files are made by `npm run fuzz`; what they find is mended and told of in a test of its own.
 */
import { join } from 'node:path';
import { openFuzzer, treesBelow } from '../bench/fuzz/trial.ts';
import { readRules, root } from './once/index.ts';

const fuzzer = openFuzzer(root, treesBelow(join(root, 'test', 'hostile')), readRules());

async function check(first: number, end: number): Promise<void> {
  const found: string[] = [];
  for (let number = first; number < end; number++) {
    const { faults } = await fuzzer.tryOut(fuzzer.inputOf(1, number));
    found.push(...faults.map((fault) => `${number}: ${fault}`));
  }
  expect(found).toEqual([]);
}

describe('a damaged source', () => {
  it.each([0, 100, 200, 300, 400])('from number %i on', (first) => check(first, first + 100), 120_000);

  it('is the same for the same number, and another for another', () => {
    const of = (number: number): readonly unknown[] => [...fuzzer.inputOf(7, number)];
    expect(of(3)).toEqual(of(3));
    expect(of(3)).not.toEqual(of(4));
  });
});
