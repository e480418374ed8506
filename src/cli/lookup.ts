/** Finds what a word means in a rulebook: a rule, a stay reason by any of its names, an API. Words nothing. */
import type { Rule, Rulebook, StayReason } from '../model/index.ts';

export type Topic =
  | { readonly kind: 'stay-reason'; readonly stayReason: StayReason }
  | { readonly kind: 'rule'; readonly rule: Rule; readonly api: string | null };

/** One word may be several things: a stay reason and the API that leads to it often share a name. */
export function lookUp(word: string, rulebook: Rulebook): readonly Topic[] {
  const wanted = normalised(word);
  const stayReasons = rulebook.stayReasons
    .filter((reason) => namesOf(reason).includes(wanted))
    .map((stayReason): Topic => ({ kind: 'stay-reason', stayReason }));
  const rules = rulebook.rules.flatMap((rule): readonly Topic[] => {
    if (rule.id === wanted) return [{ kind: 'rule', rule, api: null }];
    const api = apisOf(rule).find((name) => normalised(name) === wanted);
    return api === undefined ? [] : [{ kind: 'rule', rule, api }];
  });
  return [...stayReasons, ...rules];
}

/** Everything that can be looked up, for suggestions. */
export function knownWords(rulebook: Rulebook): readonly string[] {
  return [
    ...rulebook.rules.map(({ id }) => id),
    ...rulebook.stayReasons.flatMap(({ id, kernelName, word }) => [id, kernelName ?? id, word ?? id]),
    ...rulebook.rules.flatMap(apisOf),
  ];
}

export function apisOf(rule: Rule): readonly string[] {
  return [...new Set([...rule.rows.map(({ api }) => api.name), ...rule.releases.map(({ name }) => name)])];
}

/** The kernel's constants lost their underscores in some of its documents, and may be given without their prefix. */
function namesOf({ id, kernelName, word }: StayReason): readonly string[] {
  const constant = kernelName === null ? [] : [kernelName, kernelName.replaceAll('_', '')];
  const short = kernelName === null ? [] : [kernelName.replace(/^[A-Z]+_(FOR_)?/, '')];
  return [id, ...(word === null ? [] : [word]), ...constant, ...short].map(normalised);
}

/** As people paste it: in any case, with brackets, with the comma after it. */
function normalised(word: string): string {
  return word
    .toLowerCase()
    .replace(/[,;:.]+$/, '')
    .replace(/\(\)?$/, '');
}
