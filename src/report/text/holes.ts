/**
 * Holes counted by kind, outside functions by the library that they seem to come from, with the first few by name: enough
 * to know where to look, never the whole list.
 */
import type { Hole, HoleKind } from '../../model/index.ts';
import { grouped } from '../group.ts';
import { librariesOf, UNKNOWN_LIBRARY } from '../libraries.ts';
import { counted, holeWords } from '../words.ts';

const namesShown = 5;
const librariesShown = 3;

export function holesSentence(holes: readonly Hole[]): string {
  const kinds = grouped(holes, ({ kind }) => kind);
  const parts = [...kinds]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([kind, members]) =>
        `${kindWords(kind, members.length)} (${kind === 'unknown-function' ? membersWords(members) : namesOf(members)})`,
    );
  return `${parts.join('; ')}.`;
}

function kindWords(kind: HoleKind, count: number): string {
  const [one, many] = holeWords[kind];
  return counted(count, one, many);
}

/** By library where one is known of any of them. */
function membersWords(holes: readonly Hole[]): string {
  const libraries = librariesOf(holes);
  if (libraries.every(({ library }) => library === null)) return namesOf(holes);
  const told = libraries.slice(0, librariesShown).map(({ library, members, callers }) => {
    const from = library === null ? UNKNOWN_LIBRARY : `<${library}>`;
    return `${members.length} of ${from} in ${counted(callers, 'place')}: ${namesOf(members)}`;
  });
  const rest = libraries.slice(librariesShown);
  const left = rest.reduce((sum, { members }) => sum + members.length, 0);
  const end = left === 0 ? [] : [`${left} of ${counted(rest.length, 'more library', 'more libraries')}`];
  return [...told, ...end].join('; ');
}

/** Most frequent first; a hole without a name is told by its place. */
function namesOf(holes: readonly Hole[]): string {
  const labels = holes.map(({ name, span }) => name ?? `${span.file}:${span.line}`);
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const shown = sorted.slice(0, namesShown).map(([label]) => label);
  const rest = sorted.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}
