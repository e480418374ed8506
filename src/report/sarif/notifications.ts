/** What a reader must know about the run: files not read, places not understood, results left out. */
import type { Notification } from 'sarif';
import type { Analysis, Hole, HoleKind, Notice } from '../../model/index.ts';
import { decoded } from '../decode.ts';
import { grouped } from '../group.ts';
import { counted, holeWords, sentence } from '../words.ts';
import { artifactLocation } from './locations.ts';
import type { SourceText } from './source-text.ts';

const mostNotifications = 1000;

/** These say that text of the tree was not read; the others, that the code leads out of it. */
const unreadKinds: ReadonlySet<HoleKind> = new Set<HoleKind>(['unread-file', 'syntax-error', 'budget']);

/** `cuts` are full sentences on what was left out of the report itself. */
export function notificationsOf(
  analysis: Analysis,
  cuts: readonly string[],
  source: SourceText,
): Notification[] {
  const { notices } = analysis;
  const holes = holesOf(analysis);
  const unread = holes.filter(({ kind }) => unreadKinds.has(kind));
  const unknown = holes.filter(({ kind }) => !unreadKinds.has(kind));
  const all = [
    ...notices.map((notice) => noticeOf(notice, source)),
    ...unread.map((hole) => holeOf(hole, hole.detail, 'warning', source)),
    ...unknownOf(unknown, source),
  ];
  const left = all.length - mostNotifications;
  const leftOut = left <= 0 ? [] : [`${counted(left, 'further notification')} not listed.`];
  return [...[...cuts, ...leftOut].map(cutOf), ...all.slice(0, mostNotifications)];
}

/** Those of the tree and those of the programs, which may be the same ones. */
export function holesOf({ holes, programs }: Analysis): readonly Hole[] {
  const all = [...holes, ...programs.flatMap((verdict) => verdict.holes)];
  const keyOf = ({ kind, name, span }: Hole): string =>
    JSON.stringify([kind, name, span.file, span.line, span.column]);
  return [...new Map(all.map((hole) => [keyOf(hole), hole])).values()];
}

function cutOf(text: string): Notification {
  return { level: 'warning', message: { text } };
}

function noticeOf({ text, file, line, incomplete }: Notice, source: SourceText): Notification {
  const message = { text: sentence(decoded(text)) };
  const level = incomplete ? 'warning' : 'note';
  if (file === null) return { level, message };
  const artifact = artifactLocation(file, source);
  const region = line === null ? {} : { region: { startLine: line } };
  return { level, message, locations: [{ physicalLocation: { artifactLocation: artifact, ...region } }] };
}

/** One for each name, at the first of its places: the same library is called from everywhere. */
function unknownOf(holes: readonly Hole[], source: SourceText): readonly Notification[] {
  const groups = grouped(holes, ({ kind, name, span }) => JSON.stringify([kind, name ?? span]));
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined) return [];
    const [one, many] = holeWords[first.kind];
    const all = members.length === 1 ? '' : ` ${counted(members.length, one, many)} of this name.`;
    return [holeOf(first, sentence(first.detail) + all, 'note', source)];
  });
}

function holeOf({ span }: Hole, text: string, level: 'warning' | 'note', source: SourceText): Notification {
  const region = { startLine: span.line };
  return {
    level,
    message: { text: sentence(decoded(text)) },
    locations: [{ physicalLocation: { artifactLocation: artifactLocation(span.file, source), region } }],
  };
}
