/**
 * The texts that compilers may see of an item with conditions inside of it: each arm in turn, all else left blank,
 * so that offsets stay. It decides no condition, and knows no grammar.
 */
import type { Presence } from '../model/index.ts';
import { type ConditionalLine, readConditionals } from './directives.ts';

/** The presence at an offset of the item's text. */
export type PresenceIn = (offset: number) => Presence;

export interface ArmTexts {
  /** All but what no build has; the conditions that are open still stand in it. */
  readonly live: string;
  /** A function of all that no build has; null when nothing is. */
  readonly dead: string | null;
  /** The arms of the open conditions in turn; just one text when there is none. */
  readonly texts: readonly string[];
}

/** Conditions with more arms than this are not read in full. */
const MOST_TEXTS = 4;

export function textsOf(text: string, presenceAt: PresenceIn): ArmTexts {
  const lines = readConditionals(text);
  if (lines.length === 0) return { live: text, dead: null, texts: [text] };
  const groups = groupsOf(lines, presenceAt);
  const texts: string[] = [];
  for (let turn = 0, most = 1; turn < Math.min(most, MOST_TEXTS); turn++) {
    const reading = readTurn(text, lines, groups, turn);
    most = Math.max(most, reading.most);
    if (!texts.includes(reading.text)) texts.push(reading.text);
  }
  const [only = text] = texts;
  const isDead = lines.map(({ offset }) => presenceAt(offset).kind === 'never');
  const parts = partsBetween(text, lines, isDead);
  return { live: texts.length === 1 ? only : parts.live, dead: parts.dead, texts };
}

/** The text without its dead arms, and the dead arms in what is left of a function without the others. */
function partsBetween(
  text: string,
  lines: readonly ConditionalLine[],
  isDead: readonly boolean[],
): Pick<ArmTexts, 'live' | 'dead'> {
  if (!isDead.includes(true)) return { live: text, dead: null };
  const body = text.indexOf('{');
  const first = lines[0]?.offset ?? 0;
  const head = body >= 0 && body < first ? text.slice(0, body + 1) + blank(text.slice(body + 1, first)) : '';
  let live = text.slice(0, first);
  let dead = head === '' ? blank(live) : head;
  for (const [at, { offset, end }] of lines.entries()) {
    const arm = text.slice(end, lines[at + 1]?.offset ?? text.length);
    live += text.slice(offset, end) + (isDead[at] === true ? blank(arm) : arm);
    dead += blank(text.slice(offset, end)) + (isDead[at] === true ? arm : blank(arm));
  }
  const closing = head === '' || isDead.at(-1) === true ? null : text.lastIndexOf('}');
  return { live, dead: closing === null ? dead : `${dead.slice(0, closing)}}${dead.slice(closing + 1)}` };
}

interface Arm {
  /** Number of the line that it begins with. */
  readonly line: number;
  /** As a text: the same condition may stand in several groups. */
  readonly key: string | null;
  readonly negated: boolean;
  /** `sure` is compiled whenever what stands around it is. */
  readonly life: 'dead' | 'open' | 'sure';
}

/** The arms of each condition by the number of the line that opens it. */
type Groups = ReadonlyMap<number, readonly Arm[]>;

function groupsOf(lines: readonly ConditionalLine[], presenceAt: PresenceIn): Groups {
  const groups = new Map<number, Arm[]>();
  const open: { readonly arms: Arm[]; readonly outer: Presence }[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.kind === 'endif') open.pop();
    if (line.kind === 'if') {
      const arms: Arm[] = [];
      groups.set(at, arms);
      open.push({ arms, outer: line.offset === 0 ? { kind: 'always' } : presenceAt(line.offset - 1) });
    }
    const around = open.at(-1);
    if (line.kind !== 'endif' && around !== undefined) {
      around.arms.push(armOf(line, at, presenceAt(line.offset), around.outer));
    }
  }
  return groups;
}

function armOf({ condition }: ConditionalLine, line: number, presence: Presence, outer: Presence): Arm {
  const isSure = JSON.stringify(presence) === JSON.stringify(outer);
  const life = presence.kind === 'never' ? 'dead' : isSure ? 'sure' : 'open';
  switch (condition?.kind) {
    case 'defined':
      return { line, key: `defined ${condition.name}`, negated: condition.negated, life };
    case 'expression':
      return { line, key: condition.text, negated: false, life };
    case undefined:
      return { line, key: null, negated: false, life };
  }
}

/** What the conditions are taken to be in one reading. */
type Assumed = Map<string, boolean>;

/** In its turn every arm of every condition is chosen once, and conditions of one wording are chosen alike. */
function readTurn(
  text: string,
  lines: readonly ConditionalLine[],
  groups: Groups,
  turn: number,
): { readonly text: string; readonly most: number } {
  const assumed: Assumed = new Map();
  const open: { readonly chosen: number | null; readonly isLive: boolean }[] = [];
  let out = '';
  let from = 0;
  let isLive = true;
  let most = 1;
  for (const [at, line] of lines.entries()) {
    out += isLive ? text.slice(from, line.offset) : blank(text.slice(from, line.offset));
    out += blank(text.slice(line.offset, line.end));
    from = line.end;
    const arms = groups.get(at);
    if (arms !== undefined) {
      const candidates = candidatesOf(arms, assumed);
      if (isLive) most = Math.max(most, candidates.length);
      const chosen = candidates[Math.min(turn, candidates.length - 1)] ?? null;
      if (isLive) assume(assumed, arms, chosen);
      open.push({ chosen: chosen?.line ?? null, isLive });
    }
    const around = open.at(-1);
    if (line.kind === 'endif') open.pop();
    if (around !== undefined) isLive = around.isLive && (line.kind === 'endif' || around.chosen === at);
  }
  return { text: out + (isLive ? text.slice(from) : blank(text.slice(from))), most };
}

/** The arms that may be compiled; null stands for none of them. */
function candidatesOf(arms: readonly Arm[], assumed: Assumed): readonly (Arm | null)[] {
  const candidates: (Arm | null)[] = [];
  for (const arm of arms) {
    const holds = arm.key === null || arm.life !== 'open' ? undefined : assumed.get(arm.key);
    if (arm.life === 'dead' || (holds !== undefined && holds === arm.negated)) continue;
    candidates.push(arm);
    if (arm.life === 'sure' || holds !== undefined || arm.key === null) return candidates;
  }
  const hasElse = arms.some(({ key }) => key === null);
  return hasElse && candidates.length > 0 ? candidates : [...candidates, null];
}

function assume(assumed: Assumed, arms: readonly Arm[], chosen: Arm | null): void {
  for (const arm of arms) {
    // What is decided may be decided otherwise where the macro has been defined anew.
    const isOpen = arm.key !== null && arm.life === 'open' && !assumed.has(arm.key);
    if (isOpen) assumed.set(arm.key, (arm === chosen) !== arm.negated);
    if (arm === chosen) return;
  }
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
