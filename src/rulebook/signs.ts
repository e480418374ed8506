/** Reads `process-signs.yaml`: what a running process shows and what it means. It looks at no process. */
import type { Effect, MappingSight, Sight } from '../model/index.ts';
import { certaintyOf, EFFECTS, type Known, readEvidenceIds, readTargetNames } from './claims.ts';
import type { Field, Reader } from './fields.ts';
import type { KnownRule, KnownSign, KnownUnseen } from './knowledge.ts';

interface KnownToSigns extends Known {
  readonly rules: readonly KnownRule[];
  readonly constants: Readonly<Record<string, number>>;
}

const STATES = ['several-threads', 'locked-pages', 'first-process', 'kernel-thread'] as const;
const MAPPINGS: readonly MappingSight[] = [
  ...(['shared', 'writable', 'read-only', 'unclear', 'device', 'unclear-device'] as const),
];
const SIGN_KEYS = [
  ...['state', 'policies', 'mapping', 'begins', 'except', 'rule', 'stay-reason'],
  ...['targets', 'effect', 'evidence', 'says'],
];

export function readSigns(reader: Reader, field: Field | null, known: KnownToSigns): readonly KnownSign[] {
  if (field === null) return [];
  reader.onlyKeys(field, ['signs', 'unseen']);
  return (field.at('signs')?.items() ?? []).map((one): KnownSign => {
    reader.onlyKeys(one, SIGN_KEYS);
    const evidence = readEvidenceIds(reader, one, known.evidence);
    if (evidence.length === 0) reader.fail(one, 'A sign needs evidence.');
    const effect: Effect = reader.choice(one, 'effect', EFFECTS, 'stays');
    const rule = ruleOf(reader, one, known);
    const stayReason = rule === null ? stayReasonOf(reader, one, known) : rule.stayReason;
    if (effect === 'stays' && stayReason === null) {
      reader.fail(one, 'A sign of staying needs a stay-reason, or a rule that has one.');
    }
    return {
      sight: sightOf(reader, one, known),
      rule: rule?.id ?? null,
      stayReason,
      effect,
      certainty: certaintyOf(evidence, known),
      targets: readTargetNames(reader, one, known.targets),
      evidence,
      says: reader.text(one, 'says'),
    };
  });
}

export function readUnseen(reader: Reader, field: Field | null, known: KnownToSigns): readonly KnownUnseen[] {
  return (field?.at('unseen')?.items() ?? []).map((one): KnownUnseen => {
    reader.onlyKeys(one, ['stay-reason', 'targets', 'privilege', 'says']);
    return {
      stayReason: stayReasonOf(reader, one, known) ?? '',
      privilege: privilegeOf(reader, one.at('privilege')),
      targets: readTargetNames(reader, one, known.targets),
      says: reader.text(one, 'says'),
    };
  });
}

function ruleOf(reader: Reader, field: Field, known: KnownToSigns): KnownRule | null {
  const id = reader.optionalText(field, 'rule');
  if (id === null) return null;
  const rule = known.rules.find((one) => one.id === id) ?? null;
  if (rule === null) reader.fail(field.at('rule') ?? field, `There is no rule "${id}".`);
  return rule;
}

function stayReasonOf(reader: Reader, field: Field, known: KnownToSigns): string | null {
  const id = reader.optionalText(field, 'stay-reason');
  if (id !== null && !known.stayReasons.has(id)) {
    reader.fail(field.at('stay-reason') ?? field, `stay-reasons.yaml has no "${id}".`);
  }
  return id;
}

/** `{ CAP_SYS_RAWIO: 17 }` */
function privilegeOf(reader: Reader, field: Field | null): KnownUnseen['privilege'] {
  const [name] = field?.keys() ?? [];
  if (field === null || name === undefined) return null;
  return { name, bit: reader.number(field, name) };
}

function sightOf(reader: Reader, field: Field, known: KnownToSigns): Sight {
  const given = ['state', 'policies', 'mapping'].filter((key) => field.at(key) !== null);
  if (given.length !== 1) reader.fail(field, 'A sign needs exactly one of state, policies, mapping.');
  switch (given[0]) {
    case 'policies':
      return { kind: 'policy', numbers: policiesOf(reader, field, known) };
    case 'mapping':
      return {
        kind: 'mapping',
        mapping: reader.choice(field, 'mapping', MAPPINGS, 'shared'),
        begins: reader.texts(field, 'begins'),
        except: reader.texts(field, 'except'),
      };
    case 'state':
    case undefined:
      return { kind: reader.choice(field, 'state', STATES, 'several-threads') };
  }
  return { kind: 'several-threads' };
}

function policiesOf(reader: Reader, field: Field, { constants }: KnownToSigns): readonly number[] {
  return reader.texts(field, 'policies').flatMap((name) => {
    const number = constants[name];
    if (number === undefined) reader.fail(field, `constants.yaml has no "${name}".`);
    return number === undefined ? [] : [number];
  });
}
