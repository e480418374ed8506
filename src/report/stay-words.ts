/**
 * How long a stay lasts, in sentences: from which line to which, what lies in between, and until when a program is
 * free. They say what was looked at, never how long it takes.
 */
import type { Begin, Finding, Reason, Span, Stay, Step, Work } from '../model/index.ts';
import { counted } from './words.ts';

/** Calls named in a sentence, at most. */
const mostNamed = 3;

/** What is known of the end of a stay; null where the order of calls says nothing. */
export function staySentence(stay: Stay): string {
  const argued = stay.isArgued ? ' That this ends the stay on the target is argued or remembered.' : '';
  const notes = stay.notes.map((note) => ` ${note}`).join('');
  switch (stay.end) {
    case 'surely':
      return `${surely(stay)}${argued}${notes}`;
    case 'maybe':
      return `${maybe(stay)}${argued}${notes}`;
    case 'never':
      return 'Nothing on its way through the program releases it.';
  }
}

function surely({ releases, inside, after, leaves }: Stay): string {
  const end = `It ends with ${namesOf(releases)} on every way on which the call succeeds.`;
  const between = inside === null ? '' : ` In between: ${workWords(inside)}.`;
  if (leaves) return `${end}${between} The process then goes on as another program.`;
  if (after === null) return `${end}${between} What comes afterwards is not seen.`;
  if (inside?.isLong === true && !after.isLong)
    return `${end}${between} Afterwards no loop is left, so the process stays for the work that is seen.`;
  return `${end}${between} Afterwards: ${workWords(after)}.`;
}

function maybe({ releases, leak }: Stay): string {
  const end = `It may end with ${namesOf(releases)}`;
  return leak === null ? `${end}.` : `${end}, but ${placeOf(leak)} leaves without that.`;
}

function namesOf(steps: readonly Step[]): string {
  const named = steps.slice(0, mostNamed).map(({ name, span }) => `\`${name}\` (${placeOf(span)})`);
  const more = steps.length - named.length;
  const last = more > 0 ? `${more} more` : named.pop();
  return named.length === 0 ? `${last}` : `${named.join(', ')} or ${last}`;
}

function placeOf({ file, line }: Span): string {
  return `${file}:${line}`;
}

/** Loops and calls, without a guess of how long they take. */
function workWords({ loops, calls, isLong }: Work): string {
  if (loops === 0 && calls === 0) return "no loop and no call of the program's own functions";
  const parts = [
    ...(loops === 0 ? [] : [counted(loops, 'loop')]),
    ...(calls === 0 ? [] : [`${counted(calls, 'call')} of the program's own functions`]),
  ];
  const inner = loops > 0 || calls === 0 ? '' : isLong ? ', with loops in them' : ', without a loop in them';
  return `${parts.join(' and ')}${inner}`;
}

/** `Until main.c:7 it is free; ...`; null where the order of calls is not known. */
export function beginSentence(begin: Begin | null, finding: Finding | null): string | null {
  if (begin === null || finding?.certainty !== 'certain' || finding.effect !== 'stays') return null;
  const { span, before } = begin;
  const what = before === null ? '' : `; before that: ${workWords(before)}`;
  return `It may migrate until ${placeOf(span)}${what}.`;
}

export function elsewhereSentence({ elsewhere }: Reason): string | null {
  if (elsewhere.length === 0) return null;
  const names = elsewhere.map(({ name, span }) => `\`${name}\` (${placeOf(span)})`).join(', ');
  return `The program also reaches ${names}, which may release it.`;
}
