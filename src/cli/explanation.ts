/**
 * All that is known of a topic, as plain data: for the target asked about, and what is different on the others. Made
 * once for both the page and the JSON document, so that they cannot say different things.
 */
import type { Evidence, Release, Row, Rule, Rulebook, StayReason, Target } from '../model/index.ts';
import { conditionInWords } from './condition.ts';
import { releasesOf, usesOf, type Library, type Topic } from './lookup.ts';

export interface ReasonAccount {
  readonly id: string;
  readonly title: string;
  readonly kernelName: string | null;
  readonly word: string | null;
  readonly shownIn: string;
  readonly why: string;
  readonly ends: string;
  readonly visibleInSource: boolean;
}

export interface RowAccount {
  readonly written: string;
  readonly effect: Row['effect'];
  readonly certainty: Row['certainty'];
  readonly duration: Row['duration'];
  /** Ready to follow "when". */
  readonly when: string | null;
  readonly needs: string | null;
  readonly note: string | null;
  readonly remedy: string | null;
}

export interface ReleaseAccount {
  readonly name: string;
  readonly written: string;
  /** Ready to follow "when". */
  readonly when: string | null;
  readonly ends: Release['ends'];
  readonly note: string | null;
}

/** What a group of targets makes of the same topic, where that is not what the target asked about makes of it. */
export interface Elsewhere<T> {
  readonly targets: readonly string[];
  readonly there: T;
}

export interface RuleThere {
  readonly rows: readonly RowAccount[];
  /** What ends the stay there; null without a stay reason. */
  readonly ends: string | null;
}

export type Explanation =
  | {
      readonly kind: 'stay-reason';
      readonly reason: ReasonAccount;
      readonly rules: readonly {
        readonly id: string;
        readonly uses: readonly string[];
        readonly releases: readonly string[];
        readonly remedy: string;
      }[];
      readonly evidence: readonly Evidence[];
      readonly elsewhere: readonly Elsewhere<
        Pick<ReasonAccount, 'kernelName' | 'word' | 'shownIn' | 'ends'>
      >[];
    }
  | {
      readonly kind: 'rule';
      readonly id: string;
      readonly name: string | null;
      readonly title: string;
      /** Null when the name only takes the process out of the state. */
      readonly what: string | null;
      readonly reason: ReasonAccount | null;
      readonly remedy: string;
      readonly effort: number;
      readonly rows: readonly RowAccount[];
      readonly releases: readonly ReleaseAccount[];
      readonly example: string | null;
      readonly evidence: readonly Evidence[];
      readonly elsewhere: readonly Elsewhere<RuleThere>[];
    }
  | { readonly kind: 'target'; readonly target: Target }
  | {
      readonly kind: 'harmless';
      readonly name: string;
      readonly header: string;
      readonly library: string;
    };

export function explanationOf(topic: Topic, library: Library): Explanation {
  switch (topic.kind) {
    case 'stay-reason':
      return reasonExplanation(topic.stayReason, library);
    case 'rule':
      return ruleExplanation(topic, library);
    case 'target':
    case 'harmless':
      return topic;
  }
}

function reasonExplanation(stayReason: StayReason, { rulebook, others }: Library): Explanation {
  const reason = reasonAccount(stayReason, rulebook);
  const rules = rulebook.rules.filter((rule) => rule.stayReason === stayReason.id);
  return {
    kind: 'stay-reason',
    reason,
    rules: rules.map((rule) => ({
      id: rule.id,
      uses: usesOf(rule),
      releases: releasesOf(rule),
      remedy: rule.remedy,
    })),
    evidence: evidenceOf(stayReason.evidence, rulebook),
    elsewhere: elsewhere(kernelPart(reason), others, (other) => {
      const there = other.stayReasons.find(({ id }) => id === stayReason.id);
      return there === undefined ? null : kernelPart(reasonAccount(there, other));
    }),
  };
}

function kernelPart({ kernelName, word, shownIn, ends }: ReasonAccount) {
  return { kernelName, word, shownIn, ends };
}

function reasonAccount(reason: StayReason, { target }: Rulebook): ReasonAccount {
  const { id, title, kernelName, word, why, ends, visibleInSource } = reason;
  return { id, title, kernelName, word, shownIn: target.shownIn, why, ends, visibleInSource };
}

function ruleExplanation(
  topic: Extract<Topic, { kind: 'rule' }>,
  { rulebook, others }: Library,
): Explanation {
  const { rule, name, rows, releases } = topic;
  const reason = rulebook.stayReasons.find(({ id }) => id === rule.stayReason) ?? null;
  const call = name === null || !rows.some(({ api }) => api.name === name) ? 'The call' : `\`${name}\``;
  const accounts = rows.map(rowAccount);
  return {
    kind: 'rule',
    id: rule.id,
    name,
    title: rule.title,
    what: rows.length === 0 ? null : rule.message.replaceAll('`{call}`', call).replaceAll('{call}', call),
    reason: reason === null ? null : reasonAccount(reason, rulebook),
    remedy: rule.remedy,
    effort: rule.effort,
    rows: accounts,
    releases: releases.map(releaseAccount),
    example: exampleOf(rule, name, rulebook.target),
    evidence: evidenceOf(
      [...[...rows, ...releases].flatMap(({ evidence }) => evidence), ...(reason?.evidence ?? [])],
      rulebook,
    ),
    elsewhere: elsewhere<RuleThere>({ rows: accounts, ends: reason?.ends ?? null }, others, (other) => {
      const there = other.stayReasons.find((one) => one.id === rule.stayReason);
      return { rows: rowsThere(topic, other), ends: there?.ends ?? null };
    }),
  };
}

/** The same uses as the topic's, by another target's rows. */
function rowsThere(
  { rule, name, rows }: Extract<Topic, { kind: 'rule' }>,
  other: Rulebook,
): readonly RowAccount[] {
  const there = other.rules.filter(({ id }) => id === rule.id).flatMap((one) => one.rows);
  const names = new Set(rows.map(({ api }) => api.name));
  const isConstant = name !== null && !names.has(name);
  const same = there.filter(
    ({ api, when }) => names.has(api.name) && (!isConstant || JSON.stringify(when).includes(`"${name}"`)),
  );
  return (name === null ? there : same).map(rowAccount);
}

function rowAccount(row: Row): RowAccount {
  const { written, effect, certainty, duration, when, needs, note, remedy } = row;
  const conditions = [
    ...(when === null ? [] : [conditionInWords(when)]),
    ...(row.repeated ? ['a loop makes the call again and again'] : []),
  ];
  const condition = conditions.length === 0 ? null : conditions.join(' and ');
  return { written, effect, certainty, duration, when: condition, needs, note, remedy };
}

function releaseAccount({ api, written, when, ends, note }: Release): ReleaseAccount {
  return { name: api.name, written, when: when === null ? null : conditionInWords(when), ends, note };
}

/** Targets that agree with each other and not with `here`, in the order of the targets. */
function elsewhere<T>(
  here: T,
  others: readonly Rulebook[],
  thereOf: (other: Rulebook) => T | null,
): readonly Elsewhere<T>[] {
  const groups = new Map<string, { targets: string[]; there: T }>();
  for (const other of others) {
    const there = thereOf(other);
    const key = JSON.stringify(there);
    if (there === null || key === JSON.stringify(here)) continue;
    const group = groups.get(key) ?? { targets: [], there };
    group.targets.push(other.target.id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function evidenceOf(ids: readonly string[], { evidence }: Rulebook): readonly Evidence[] {
  const wanted = new Set(ids);
  return evidence.filter(({ id }) => wanted.has(id));
}

/** The item of the rule's page that shows the name; for the whole rule, the first one. */
function exampleOf(rule: Rule, name: string | null, target: Target): string | null {
  const fitting = rule.examples.filter((one) => one.target === null || target.id.startsWith(one.target));
  const items = fitting.flatMap(({ code }) => itemsOf(code));
  const marked = items.filter((item) => / \/\/ [a-z]/.test(item));
  if (name === null) return marked[0] ?? null;
  const last = name.split('::').at(-1) ?? name;
  const word = new RegExp(`(?<!\\w)${escaped(last)}${/\w$/.test(last) ? '(?!\\w)' : ''}`);
  return marked.find((item) => word.test(item)) ?? items.find((item) => word.test(item)) ?? null;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Functions and declarations, which blank lines part unless they stand inside of one. Directives tell nothing. */
function itemsOf(code: string): readonly string[] {
  const items: string[] = [];
  let item: string[] = [];
  for (const line of code.split('\n')) {
    if (line === '' && !isInside(item)) {
      items.push(item.join('\n'));
      item = [];
    } else item.push(line);
  }
  return [...items, item.join('\n')].filter((text) => !/^(#include.*\n?)*$/.test(text));
}

function isInside(lines: readonly string[]): boolean {
  const start = lines.findIndex((line) => /^\{|\{$/.test(line));
  return start !== -1 && !lines.slice(start).some((line) => line.startsWith('}'));
}
