/** The `releases` of a rule or of a stay reason, with every name in them checked against the prototypes. */
import type { Sameness } from '../model/index.ts';
import { readCondition } from './condition.ts';
import type { Field, Reader } from './fields.ts';
import type { KnownRelease, KnownRow } from './knowledge.ts';
import { apisOf } from './apis.ts';
import { certaintyOf, type Known, readEvidenceIds, readTargetNames } from './claims.ts';

const KEYS = ['api', 'of', 'same', 'when', 'ends', 'leaves', 'targets', 'evidence', 'note'];

/** `rows` are the blockers that the releases may name; none for those of a stay reason. */
export function readReleases(
  reader: Reader,
  field: Field,
  known: Pick<Known, 'evidence' | 'targets'>,
  rows: readonly KnownRow[],
): readonly KnownRelease[] {
  return (field.at('releases')?.items() ?? []).flatMap((one) => readRelease(reader, one, known, rows));
}

function readRelease(
  reader: Reader,
  field: Field,
  known: Pick<Known, 'evidence' | 'targets'>,
  rows: readonly KnownRow[],
): readonly KnownRelease[] {
  reader.onlyKeys(field, KEYS);
  const evidence = readEvidenceIds(reader, field, known.evidence);
  if (evidence.length === 0) reader.fail(field, 'A release needs evidence.');
  const of = field.at('of') === null ? null : reader.texts(field, 'of');
  for (const name of of ?? []) {
    if (!rows.some(({ api }) => api.name === name))
      reader.fail(field.at('of') ?? field, `No row of the rule names "${name}".`);
  }
  const blockers = rows.filter(({ api }) => of === null || of.includes(api.name));
  const when = field.at('when');
  return apisOf(reader, field).map(({ api, written }): KnownRelease => {
    const parameters = api.kind === 'function' ? api.parameters : [];
    return {
      written,
      api,
      of,
      same: readSameness(reader, field.at('same'), parameters, blockers),
      when: when === null ? null : readCondition(reader, when, api),
      ends: reader.choice(field, 'ends', ['surely', 'maybe'], 'surely'),
      leaves: field.at('leaves')?.value === true,
      targets: readTargetNames(reader, field, known.targets),
      certainty: certaintyOf(evidence, known),
      evidence,
      note: reader.optionalText(field, 'note'),
    };
  });
}

/** `{ addr: result, len: length, thread: "*thread" }` */
function readSameness(
  reader: Reader,
  field: Field | null,
  parameters: readonly string[],
  blockers: readonly KnownRow[],
): readonly Sameness[] {
  if (field === null) return [];
  return field.keys().map((parameter): Sameness => {
    if (!parameters.includes(parameter)) reader.fail(field, `The prototype has no parameter "${parameter}".`);
    const text = reader.text(field, parameter);
    if (text === 'result') return { parameter, as: { kind: 'result' } };
    const named = text.replace(/^\*/, '');
    if (!blockers.every(({ api }) => api.kind === 'function' && api.parameters.includes(named)))
      reader.fail(field.at(parameter) ?? field, `Not every blocker that it ends has a parameter "${named}".`);
    return { parameter, as: { kind: text === named ? 'argument' : 'pointee', parameter: named } };
  });
}
