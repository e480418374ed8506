/** What is kept of things that can be made again: whose size lets which go, and what is asked for twice. */
import { openKept } from '../../src/program/kept.ts';

interface Input {
  readonly most: number;
  /** By id. */
  readonly sizes: readonly number[];
  readonly asked: readonly number[];
}

interface Expected {
  /** Ids, each as often as it was made. */
  readonly made: readonly number[];
  /** Ids that are kept in the end. */
  readonly kept: readonly number[];
}

/** What is made of an id is a new thing each time, so that an old one would be noticed. */
function check({ most, sizes, asked }: Input, expected: Expected): void {
  const made: { readonly id: number }[] = [];
  const { of, kept } = openKept(
    most,
    (id) => sizes[id]!,
    (id) => {
      const thing = { id };
      made.push(thing);
      return thing;
    },
  );
  for (const id of asked) {
    const before = kept(id);
    const thing = of(id);
    expect(thing).toBe(before ?? made.at(-1));
    expect(thing.id).toBe(id);
    expect(kept(id)).toBe(thing);
  }
  const left = sizes.map((_, id) => id).filter((id) => kept(id) !== undefined);
  expect({ made: made.map(({ id }) => id), kept: left }).toEqual(expected);
}

it.each<[string, Input, Expected]>([
  ['nothing that nobody asks for', { most: 9, sizes: [1, 1], asked: [] }, { made: [], kept: [] }],
  ['what fits', { most: 9, sizes: [4, 5], asked: [0, 1, 0, 1] }, { made: [0, 1], kept: [0, 1] }],
  ['not the oldest', { most: 9, sizes: [4, 5, 1], asked: [0, 1, 2] }, { made: [0, 1, 2], kept: [1, 2] }],
  [
    'not the oldest, although it was asked for last',
    { most: 9, sizes: [4, 5, 1], asked: [0, 1, 0, 2] },
    { made: [0, 1, 2], kept: [1, 2] },
  ],
  [
    'not as many of the oldest as are in the way',
    { most: 9, sizes: [3, 3, 3, 6], asked: [0, 1, 2, 3] },
    { made: [0, 1, 2, 3], kept: [2, 3] },
  ],
  [
    'what is made again as the newest',
    { most: 2, sizes: [1, 1, 1], asked: [0, 1, 2, 0, 1] },
    { made: [0, 1, 2, 0, 1], kept: [0, 1] },
  ],
  ['the last one, however large', { most: 9, sizes: [4, 99], asked: [0, 1, 1] }, { made: [0, 1], kept: [1] }],
  [
    'others again once the large one is gone',
    { most: 9, sizes: [4, 99, 5], asked: [1, 0, 2, 0, 2] },
    { made: [1, 0, 2], kept: [0, 2] },
  ],
  [
    'one alone where there is no room',
    { most: 0, sizes: [1, 1], asked: [0, 0, 1] },
    { made: [0, 1], kept: [1] },
  ],
  [
    'what has no size for ever',
    { most: 0, sizes: [0, 0, 0], asked: [0, 1, 2, 0, 1] },
    { made: [0, 1, 2], kept: [0, 1, 2] },
  ],
])('keeps %s', (_, input, expected) => {
  check(input, expected);
});

it('makes nothing for the question what is kept', () => {
  const make = jest.fn((id: number) => id);
  const { kept } = openKept(9, () => 1, make);
  expect(kept(0)).toBeUndefined();
  expect(make).not.toHaveBeenCalled();
});
