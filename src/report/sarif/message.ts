/**
 * What a result says: complete by itself, because services show it without its rule. The API behind a wrapper
 * is linked to its place by SARIF's embedded links.
 */
import type { Location } from 'sarif';
import type { Finding, JudgedFinding, Step } from '../../model/index.ts';
import { decoded } from '../decode.ts';
import { stayReasonOf } from '../knowledge.ts';
import type { Knowledge } from '../knowledge.ts';
import { staySentence } from '../stay-words.ts';
import { counted, effectSentences, howWords, presenceSentence, reachSentence, sentence } from '../words.ts';
import type { Witness, Witnesses } from './flows.ts';
import { physicalLocation } from './locations.ts';
import type { SourceText } from './source-text.ts';

/** More hops than this explain nothing; the first and the last matter. */
const mostLinks = 10;

/** The first is told; the others stand on the same line and have no result of their own. */
export function messageOf(
  [{ finding, reach }, ...others]: readonly [JudgedFinding, ...JudgedFinding[]],
  knowledge: Knowledge,
  witnesses: Witnesses,
): string {
  const reason = stayReasonOf(knowledge, finding.stayReason);
  const presence = presenceSentence(finding.presence);
  const parts = [
    finding.message,
    ...othersSentences(finding, others),
    reason === null ? effectSentences[finding.effect] : reason.why,
    ...(finding.stay === null || finding.stay.end === 'never' ? [] : [staySentence(finding.stay)]),
    ...(presence === null ? [] : [presence]),
    ...waySentences(finding, witnesses.get(finding.id) ?? []),
    ...finding.doubts,
    ...(finding.note === null ? [] : [finding.note]),
    ...(reach.kind === 'reached' || finding.presence.kind === 'never' ? [] : [reachSentence(reach)]),
    finding.remedy,
  ];
  const told = parts.filter((part) => part !== '').map((part) => unlinked(sentence(decoded(part))));
  return [...told, ...linksSentence(finding)].join(' ');
}

/** Where what is here is in every build, but no way that leads a program to it. */
function waySentences({ presence }: Finding, witnesses: readonly Witness[]): readonly string[] {
  const open = witnesses.flatMap(({ program, presence: way }) => {
    return way?.kind === 'open' ? [`\`${program}\` comes here only if ${way.conditions.join(' and ')}.`] : [];
  });
  const isSure =
    presence.kind !== 'always' || witnesses.some((witness) => witness.presence?.kind === 'always');
  if (isSure || open.length === 0) return [];
  const left = open.length - mostWays;
  const more = left > 0 ? [`So it is with ${counted(left, 'other program')}.`] : [];
  return [...open.slice(0, mostWays), ...more];
}

/** The flows tell of all. */
const mostWays = 3;

function othersSentences({ symbol }: Finding, others: readonly JudgedFinding[]): readonly string[] {
  const same = others.filter((other) => other.finding.symbol === symbol).length;
  const names = new Set(others.map((other) => other.finding.symbol).filter((name) => name !== symbol));
  const quoted = [...names].map((name) => `\`${name}\``);
  return [
    ...(same === 0 ? [] : [`The line has ${counted(same, 'more use', 'more uses')} of this kind.`]),
    ...(quoted.length === 0 ? [] : [`The line also uses ${quoted.join(', ')}.`]),
  ];
}

export function relatedLocationsOf(finding: Finding, source: SourceText): Location[] {
  return linkedSteps(finding).map((step, index) => ({
    id: index + 1,
    physicalLocation: physicalLocation(step.span, source),
    message: { text: stepText(step) },
  }));
}

/** `'shmat' is called by name.` */
export function stepText({ name, how }: Step): string {
  return `'${unlinked(decoded(name))}': ${howWords[how]}.`;
}

function linksSentence(finding: Finding): readonly string[] {
  const steps = linkedSteps(finding);
  if (steps.length === 0) return [];
  const links = steps.map(({ name }, index) => `[${linkText(name)}](${index + 1})`);
  return [`It goes through ${links.join(', then ')}.`];
}

/** How many places on the way to the API are not told. */
export function placesLeftOut({ through }: Finding): number {
  return Math.max(0, through.length - mostLinks);
}

function linkedSteps({ through }: Finding): readonly Step[] {
  if (through.length <= mostLinks) return through;
  return [...through.slice(0, mostLinks - 1), ...through.slice(-1)];
}

function linkText(name: string): string {
  return decoded(name).replace(/[\\[\]]/g, (character) => `\\${character}`);
}

/** `table[i](x)` in a quoted call would read as a link to place x. */
function unlinked(text: string): string {
  return text.replaceAll('](', '] (');
}
