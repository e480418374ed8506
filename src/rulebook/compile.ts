/**
 * The files of `rules/` to checked knowledge, or to the list of everything that is wrong with them, each
 * with file and line. It decides nothing about targets; that is `resolve.ts`.
 */
import type { Failure, ProcessFiles, Target } from '../model/index.ts';
import { readCondition } from './condition.ts';
import { readConstants, readExternals, readHarmless } from './externals.ts';
import { type Field, type KnowledgeError, Reader, readYaml } from './fields.ts';
import type { KnownEvidence, Knowledge, KnownRow, KnownRule, KnownStayReason } from './knowledge.ts';
import { apisOf } from './apis.ts';
import { certaintyOf, EFFECTS, type Known, readEvidenceIds, readTargetNames } from './claims.ts';
import { examplesOf } from './examples.ts';
import { readReleases } from './releases.ts';
import { readSigns, readUnseen } from './signs.ts';

export interface KnowledgeFile {
  /** Relative to the rules folder, forward slashes. */
  readonly path: string;
  readonly text: string;
}

export type Compiled =
  | { readonly kind: 'knowledge'; readonly knowledge: Knowledge }
  | { readonly kind: 'errors'; readonly errors: readonly KnowledgeError[] };

const FAILURES: readonly Failure[] = ['status', 'minus-one', 'nothing'];
const ROW_KEYS = [
  ...['api', 'class', 'pragma', 'instruction', 'path', 'command', 'effect', 'duration', 'when', 'targets'],
  ...['doubt', 'evidence', 'remedy', 'note', 'needs', 'header', 'links', 'fails', 'unlocks', 'repeated'],
];
const RULE_KEYS = ['rule', 'stay-reason', 'title', 'message', 'remedy', 'effort', 'blockers', 'releases'];

export function compileKnowledge(files: readonly KnowledgeFile[]): Compiled {
  const reader = new Reader();
  const open = (path: string): Field | null => {
    const file = files.find((one) => one.path === path);
    if (file !== undefined) return readYaml(path, file.text, reader.errors);
    reader.errors.push({ file: path, line: 1, text: 'This file is missing from the rules folder.' });
    return null;
  };
  const targets = readTargets(reader, open('targets.yaml'));
  const targetIds = targets.all.map(({ id }) => id);
  const evidence = mapOf(open('evidence.yaml'), (id, field) => readEvidence(reader, id, field, targetIds));
  const evidenceById = new Map(evidence.map((one) => [one.id, one]));
  const stayReasons = mapOf(open('stay-reasons.yaml'), (id, field) =>
    readStayReason(reader, id, field, evidenceById, targetIds),
  );
  const checks: Known = {
    evidence: evidenceById,
    stayReasons: new Set(stayReasons.map((one) => one.id)),
    targets: targetIds,
  };
  const rules = files
    .filter((file) => file.path.endsWith('/rule.yaml'))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap((file) => readRule(reader, readYaml(file.path, file.text, reader.errors), checks))
    .map((rule): KnownRule => ({ ...rule, examples: examplesOf(pageOf(rule.id, files)) }));
  const constants = readConstants(reader, open('constants.yaml'));
  const harmless = readHarmless(reader, open('harmless.yaml'));
  const externals = readExternals(reader, open('externals.yaml'));
  const processSigns = open('process-signs.yaml');
  const known = { ...checks, rules, constants: constants.flags };
  const signs = readSigns(reader, processSigns, known);
  const unseen = readUnseen(reader, processSigns, known);
  if (reader.errors.length > 0) return { kind: 'errors', errors: sorted(reader.errors) };
  const knowledge: Knowledge = {
    defaultTarget: targets.default,
    targets: targets.all,
    stayReasons,
    rules,
    evidence,
    constants,
    harmless,
    externals,
    signs,
    unseen,
  };
  return { kind: 'knowledge', knowledge };
}

/** The knowledge with the rules of further folders, which may lean on its stay reasons, targets and evidence. */
export function extendKnowledge(knowledge: Knowledge, files: readonly KnowledgeFile[]): Compiled {
  const reader = new Reader();
  const documents = files
    .filter(({ path }) => path.endsWith('rule.yaml') || path.endsWith('evidence.yaml'))
    .map(({ path, text }) => readYaml(path, text, reader.errors));
  const isEvidence = (field: Field | null): boolean => field?.file.endsWith('evidence.yaml') === true;
  const targets = knowledge.targets.map(({ id }) => id);
  const evidence = [
    ...knowledge.evidence,
    ...documents
      .filter(isEvidence)
      .flatMap((field) => mapOf(field, (id, one) => readEvidence(reader, id, one, targets))),
  ];
  const known: Known = {
    evidence: new Map(evidence.map((one) => [one.id, one])),
    stayReasons: new Set(knowledge.stayReasons.map(({ id }) => id)),
    targets,
  };
  const before = new Set(knowledge.rules.map(({ id }) => id));
  const rules = documents
    .filter((field) => !isEvidence(field))
    .flatMap((field) =>
      readRule(reader, field, known).map((rule) => {
        if (field !== null && before.has(rule.id))
          reader.fail(field, `There is a rule "${rule.id}" already.`);
        before.add(rule.id);
        return { ...rule, examples: examplesOf(pageOf(rule.id, files)) };
      }),
    );
  if (reader.errors.length > 0) return { kind: 'errors', errors: sorted(reader.errors) };
  return { kind: 'knowledge', knowledge: { ...knowledge, evidence, rules: [...knowledge.rules, ...rules] } };
}

function pageOf(rule: string, files: readonly KnowledgeFile[]): string {
  return files.find(({ path }) => path === `${rule}/README.md`)?.text ?? '';
}

function sorted(errors: readonly KnowledgeError[]): readonly KnowledgeError[] {
  return [...errors].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

function mapOf<T>(field: Field | null, read: (id: string, field: Field) => T): readonly T[] {
  if (field === null) return [];
  return field.keys().flatMap((id) => {
    const inner = field.at(id);
    return inner === null ? [] : [read(id, inner)];
  });
}

function readEvidence(reader: Reader, id: string, field: Field, targets: readonly string[]): KnownEvidence {
  reader.onlyKeys(field, ['kind', 'mark', 'source', 'says', 'checked', 'targets']);
  return {
    id,
    kind: reader.choice(field, 'kind', ['kernel-source', 'manual', 'measured', 'reported'], 'reported'),
    mark: reader.choice(field, 'mark', ['confirmed', 'inferred', 'recalled'], 'recalled'),
    source: reader.text(field, 'source'),
    says: reader.text(field, 'says'),
    checked: reader.text(field, 'checked'),
    targets: readTargetNames(reader, field, targets),
  };
}

function readTargets(
  reader: Reader,
  field: Field | null,
): { readonly default: string; readonly all: readonly Target[] } {
  if (field === null) return { default: '', all: [] };
  reader.onlyKeys(field, ['default', 'targets']);
  const all = (field.at('targets')?.items() ?? []).map((one): Target => {
    reader.onlyKeys(one, ['id', 'title', 'about', 'shown-in', 'files']);
    return {
      id: reader.text(one, 'id'),
      title: reader.text(one, 'title'),
      about: reader.text(one, 'about'),
      shownIn: reader.text(one, 'shown-in'),
      files: readFiles(reader, one.at('files')),
    };
  });
  const chosen = reader.text(field, 'default');
  if (!all.some((target) => target.id === chosen))
    reader.fail(field, `The default target "${chosen}" is not listed.`);
  return { default: chosen, all };
}

function readFiles(reader: Reader, field: Field | null): ProcessFiles {
  if (field === null) return { lock: null, where: null, atHome: null, migrations: null };
  reader.onlyKeys(field, ['lock', 'where', 'at-home', 'migrations']);
  return {
    lock: reader.optionalText(field, 'lock'),
    where: reader.optionalText(field, 'where'),
    atHome: reader.optionalText(field, 'at-home'),
    migrations: reader.optionalText(field, 'migrations'),
  };
}

const REASON_KEYS = [
  ...['title', 'kernel-names', 'words', 'why', 'ends', 'visible-in-source', 'evidence', 'releases'],
];

function readStayReason(
  reader: Reader,
  id: string,
  field: Field,
  evidence: Known['evidence'],
  targets: Known['targets'],
): KnownStayReason {
  reader.onlyKeys(field, REASON_KEYS);
  const ends = reader.textMap(field, 'ends');
  return {
    id,
    title: reader.text(field, 'title'),
    kernelNames: reader.textMap(field, 'kernel-names'),
    words: reader.textMap(field, 'words'),
    why: reader.text(field, 'why'),
    ends: Object.fromEntries(Object.entries(ends).map(([target, text]) => [target, text ?? ''])),
    visibleInSource: field.at('visible-in-source')?.value === true,
    evidence: readEvidenceIds(reader, field, evidence),
    releases: readReleases(reader, field, { evidence, targets }, []),
  };
}

function readRule(reader: Reader, field: Field | null, known: Known): readonly KnownRule[] {
  if (field === null) return [];
  reader.onlyKeys(field, RULE_KEYS);
  const id = reader.text(field, 'rule');
  if (!`/${field.file}`.endsWith(`/${id}/rule.yaml`))
    reader.fail(field, `The rule "${id}" must stand in the folder "${id}".`);
  const stayReason = reader.optionalText(field, 'stay-reason');
  if (stayReason !== null && !known.stayReasons.has(stayReason)) {
    reader.fail(field.at('stay-reason') ?? field, `stay-reasons.yaml has no "${stayReason}".`);
  }
  const blockers = field.at('blockers');
  if (blockers === null) reader.fail(field, 'The key "blockers" is missing.');
  const rows = (blockers?.items() ?? []).flatMap((row) => readRow(reader, row, known));
  if (stayReason === null && rows.some((row) => row.effect === 'stays')) {
    reader.fail(field, 'A rule with a row that stays needs a stay-reason.');
  }
  return [
    {
      id,
      stayReason,
      title: reader.text(field, 'title'),
      message: reader.text(field, 'message'),
      remedy: reader.text(field, 'remedy'),
      effort: reader.number(field, 'effort'),
      rows,
      releases: readReleases(reader, field, known, rows),
      examples: [],
    },
  ];
}

function readRow(reader: Reader, field: Field, known: Known): readonly KnownRow[] {
  reader.onlyKeys(field, ROW_KEYS);
  const evidence = readEvidenceIds(reader, field, known.evidence);
  if (evidence.length === 0) reader.fail(field, 'A row needs evidence.');
  const targets = readTargetNames(reader, field, known.targets);
  const when = field.at('when');
  const unlocks = field.at('unlocks')?.value === true;
  const effect = reader.choice(field, 'effect', EFFECTS, 'stays');
  if (field.at('repeated')?.value === true && effect !== 'costs')
    reader.fail(field, 'Only a row that costs can be about what is repeated.');
  return apisOf(reader, field).map(({ api, written }): KnownRow => {
    return {
      written,
      api,
      effect,
      when: when === null ? null : readCondition(reader, when, api),
      doubt: reader.choice(field, 'doubt', ['told', 'silent'], 'told'),
      certainty: certaintyOf(evidence, known),
      duration: reader.choice(field, 'duration', ['lasting', 'temporary'], 'lasting'),
      unlocks,
      targets,
      evidence,
      remedy: reader.optionalText(field, 'remedy'),
      note: reader.optionalText(field, 'note'),
      needs: reader.optionalText(field, 'needs'),
      header: reader.optionalText(field, 'header'),
      links: reader.texts(field, 'links'),
      fails: field.at('fails') === null ? null : reader.choice(field, 'fails', FAILURES, 'status'),
      repeated: field.at('repeated')?.value === true,
    };
  });
}
