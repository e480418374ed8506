/** The JSON report: it keeps to the schema that we publish, and the same input gives the same bytes. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { renderReport } from '../../src/report/index.ts';
import { howWords } from '../../src/report/words.ts';
import type { Analysis } from '../../src/model/index.ts';
import { findingOf, hole, inputOf, judgedOf, options, spanAt, verdictOf } from './fixture.ts';

const schema = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

function json(changes: Partial<Analysis> = {}): string {
  return renderReport('json', inputOf(changes), options);
}

const everything: Partial<Analysis> = {
  findings: [
    judgedOf({ presence: { kind: 'open', conditions: ['HAVE_SHM is defined'] }, doubts: ['It may fail.'] }),
    judgedOf(
      {
        id: 'n',
        presence: { kind: 'never', why: '`#if 0`' },
        stayReason: null,
        effect: 'fine',
        within: null,
      },
      { level: 'note', reach: { kind: 'uncallable', why: 'It is left out of the build.' } },
    ),
    judgedOf({
      id: 't',
      evidence: ['not-in-the-rulebook'],
      through: [{ name: 'x', span: spanAt('a.h', 1, 1, 2), how: 'initialiser' }],
    }),
  ],
  programs: [
    verdictOf({
      costs: [
        {
          ...{ rule: 'pipes', symbol: 'pipe', finding: 'n' },
          call: spanAt('a.c', 4, 1, 9),
          loop: spanAt('a.c', 2, 1, 9),
          through: [{ name: 'f', span: spanAt('a.c', 3, 1, 2), how: 'name' }],
        },
      ],
    }),
    verdictOf({ costs: [] }),
    verdictOf({
      reasons: verdictOf().reasons.map((reason) => {
        const path = reason.path.map((step) => ({ ...step, how: 'thread-start' as const }));
        return { ...reason, ways: [{ finding: reason.finding, path }] };
      }),
    }),
  ],
  holes: [hole, { ...hole, kind: 'budget', name: null }],
  notices: [{ text: 'A folder vanished.', file: null, line: null, incomplete: false }],
};

it.each([
  ['a plain analysis', {}],
  ['one of every kind', everything],
  ['an empty analysis', { programs: [], findings: [], holes: [] }],
])('keeps to the schema: %s', (_, changes) => {
  const isValid = validate(JSON.parse(json(changes)));
  expect(validate.errors ?? []).toEqual([]);
  expect(isValid).toBe(true);
});

it('has a schema that refuses what it does not know', () => {
  const document = JSON.parse(json());
  expect(validate({ ...document, surprise: 1 })).toBe(false);
  expect(validate({ ...document, schemaVersion: 2 })).toBe(false);
});

it('has a schema that knows every way to come to something', () => {
  const [{ $ref }, { enum: ends }] = schema.$defs.step.properties.how.anyOf;
  expect($ref).toBe('#/$defs/via');
  expect([...schema.$defs.via.enum, ...ends].sort()).toEqual(Object.keys(howWords).sort());
});

it('tells the kernel name, the word and the whole path of every reason', () => {
  const [program] = JSON.parse(json()).programs;
  expect(program.reasons[0]).toMatchObject({ kernelName: 'DSTAY_FOR_MONKEY', word: 'monkey', direct: false });
  expect(program.reasons[0].path[2]).toEqual({
    name: 'shmat',
    file: 'src/frames.c',
    line: 4,
    column: 12,
    how: 'name',
  });
});

it('sums the coverage of the programs', () => {
  const { coverage } = JSON.parse(json({ programs: [verdictOf(), verdictOf({ program: 'other' })] }));
  expect(coverage).toEqual({ reachable: 4, callsInside: 2, callsKnown: 2, callsUnknown: 2 });
});

it('is indented by two spaces, ends with a line end and is the same every time', () => {
  expect(json()).toMatch(/^\{\n {2}"schemaVersion": 1,\n {2}"tool": \{\n[^]*\n\}\n$/);
  expect(json(everything)).toBe(json(everything));
});

it('decodes what came from source text, and leaves paths as they are', () => {
  const message = '`sch\xc3\xb6n()` and `caf\xe9()`.';
  const span = spanAt('\xc3\xb6.c', 1, 1, 2);
  const [finding] = JSON.parse(
    json({ findings: [{ ...judgedOf(), finding: findingOf({ message, span }) }] }),
  ).findings;
  expect(finding.message).toBe('`schön()` and `café()`.');
  expect(finding.file).toBe('\xc3\xb6.c');
});
