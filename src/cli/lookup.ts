/**
 * Finds what a word means: a rule, a stay reason by any of its names, an API however it is spelt, a constant that
 * conditions ask about, a target, a function that is vouched for. Words nothing.
 */
import type { Release, Row, Rule, Rulebook, StayReason, Target } from '../model/index.ts';
import type { Glossary } from '../rulebook/index.ts';
import { wordsOf } from '../running/index.ts';

export type Topic =
  | { readonly kind: 'stay-reason'; readonly stayReason: StayReason }
  | {
      readonly kind: 'rule';
      readonly rule: Rule;
      /** The API or constant that was asked for; null for the whole rule. */
      readonly name: string | null;
      readonly rows: readonly Row[];
      readonly releases: readonly Release[];
    }
  | { readonly kind: 'target'; readonly target: Target }
  | {
      readonly kind: 'harmless';
      readonly name: string;
      readonly header: string;
      readonly library: string;
    };

/** The rulebook of the target first, then those of the others: kernels have names of their own for the same reason. */
export interface Library {
  readonly rulebook: Rulebook;
  readonly others: readonly Rulebook[];
  readonly glossary: Glossary;
}

/** One word may be several things: a stay reason and the API that leads to it often share a name. */
export function lookUp(word: string, library: Library): readonly Topic[] {
  const wanted = normalised(word);
  const topics = [
    ...stayReasonTopics(wanted, library),
    ...library.rulebook.rules.flatMap((rule) => ruleTopics(rule, wanted, word)),
    ...targetTopics(wanted, library),
  ];
  if (topics.length > 0) return topics;
  const other = otherSpelling(word, library.glossary);
  if (other !== null) return functionTopics(other, library);
  const partly = library.rulebook.rules.flatMap((rule) => partTopics(rule, wanted));
  return partly.length > 0 ? partly : harmlessTopics(word, library.glossary);
}

/** For a name that can only be that of a function. */
function functionTopics(name: string, { rulebook, glossary }: Library): readonly Topic[] {
  const topics = rulebook.rules.flatMap((rule) => ruleTopics(rule, normalised(name), name));
  return topics.length > 0 ? topics : harmlessTopics(name, glossary);
}

/** Everything that can be looked up, for suggestions. */
export function knownWords({ rulebook, others }: Library): readonly string[] {
  return [
    ...rulebook.rules.map(({ id }) => id),
    ...[rulebook, ...others].flatMap(({ stayReasons }) =>
      stayReasons.flatMap((reason) => [reason.id, reason.kernelName ?? reason.id, ...wordsOf(reason)]),
    ),
    ...rulebook.rules.flatMap(apisOf),
    ...[rulebook, ...others].map(({ target }) => target.id),
  ];
}

export function apisOf(rule: Rule): readonly string[] {
  return [...new Set([...usesOf(rule), ...releasesOf(rule)])];
}

/** What leads there. */
export function usesOf({ rows }: Rule): readonly string[] {
  return [...new Set(rows.map(({ api }) => api.name))];
}

/** What ends it. */
export function releasesOf({ releases }: Rule): readonly string[] {
  return [...new Set(releases.map(({ api }) => api.name))];
}

function stayReasonTopics(wanted: string, { rulebook, others }: Library): readonly Topic[] {
  const named = [rulebook, ...others].flatMap(({ stayReasons }) =>
    stayReasons.filter((reason) => namesOf(reason).includes(wanted)).map(({ id }) => id),
  );
  return rulebook.stayReasons
    .filter(({ id }) => named.includes(id))
    .map((stayReason): Topic => ({ kind: 'stay-reason', stayReason }));
}

function ruleTopics(rule: Rule, wanted: string, word: string): readonly Topic[] {
  const { rows, releases } = rule;
  if (rule.id === wanted) return [{ kind: 'rule', rule, name: null, rows, releases }];
  const api = apisOf(rule).find((name) => normalised(name) === wanted);
  if (api !== undefined) return [topicOf(rule, api, (name) => name === api)];
  const asking = rows.filter(({ when }) => JSON.stringify(when).includes(JSON.stringify(word)));
  return asking.length === 0 ? [] : [{ kind: 'rule', rule, name: word, rows: asking, releases: [] }];
}

function topicOf(rule: Rule, name: string, isMeant: (api: string) => boolean): Topic {
  const rows = rule.rows.filter(({ api }) => isMeant(api.name));
  return { kind: 'rule', rule, name, rows, releases: rule.releases.filter(({ api }) => isMeant(api.name)) };
}

/** `thread` for `std::thread`, `QThread` for `QThread::start`. */
function partTopics(rule: Rule, wanted: string): readonly Topic[] {
  const whole = apisOf(rule).filter((name) => {
    const parts = normalised(name).split('::');
    return parts.length > 1 && (parts.at(-1) === wanted || parts.slice(0, -1).join('::') === wanted);
  });
  const [first] = whole;
  return first === undefined ? [] : [topicOf(rule, first, (name) => whole.includes(name))];
}

function targetTopics(wanted: string, { rulebook, others }: Library): readonly Topic[] {
  return [rulebook, ...others]
    .filter(({ target }) => target.id === wanted)
    .map(({ target }): Topic => ({ kind: 'target', target }));
}

function harmlessTopics(word: string, glossary: Glossary): readonly Topic[] {
  const name = word.replace(trailing, '').replace(brackets, '');
  const voucher = glossary.voucherFor(name);
  return voucher === null ? [] : [{ kind: 'harmless', name, ...voucher }];
}

/** A system call by the name of its number, or a second name of the same function. */
function otherSpelling(word: string, { aliases, callPrefixes }: Glossary): string | null {
  const name = word.replace(trailing, '').replace(brackets, '');
  const alias = aliases.get(name);
  if (alias !== undefined && alias !== name) return alias;
  const prefix = callPrefixes.find((one) => name.startsWith(one) && name.length > one.length);
  return prefix === undefined ? null : name.slice(prefix.length);
}

/** The kernel's constants lost their underscores in some of its documents, and may be given without their prefix. */
function namesOf(reason: StayReason): readonly string[] {
  const { id, kernelName } = reason;
  const constants = kernelName === null ? [] : constantsIn(kernelName);
  const spellings = constants.flatMap((name) => [
    ...[name, name.replaceAll('_', ''), name.replace(/^[A-Z]+_(FOR_)?/, '')],
  ]);
  return [id, ...wordsOf(reason), ...spellings].map(normalised);
}

/** `DSTAY_OTHER1 to DSTAY_OTHER4` names four. */
function constantsIn(kernelName: string): readonly string[] {
  const [, stem, from, to] = /^(\w+?)(\d+) to \w+?(\d+)$/.exec(kernelName) ?? [];
  if (stem === undefined) return [kernelName];
  const count = Number(to) - Number(from) + 1;
  return [kernelName, ...Array.from({ length: count }, (_, index) => `${stem}${Number(from) + index}`)];
}

const trailing = /[,;:.]+$/;
const brackets = /\(\)?$/;

/** As people paste it: in any case, with brackets, with the comma after it, with `#pragma` and template arguments. */
function normalised(word: string): string {
  return word
    .toLowerCase()
    .replace(/^#\s*pragma\s+/, '')
    .replace(/^_pragma\("(.*)"\)$/, '$1')
    .replace(/\s+/g, ' ')
    .replace(trailing, '')
    .replace(brackets, '')
    .replace(/<.*>$/, '');
}
