/** What a reader must know about the run: files not read, places not understood, results left out. */
import type { Notification } from 'sarif';
import type { Analysis, Hole, HoleKind, Notice } from '../../model/index.ts';
import { decoded } from '../decode.ts';
import { counted, sentence } from '../words.ts';
import { artifactLocation } from './locations.ts';

const mostNotifications = 1000;

/** The other kinds are part of the verdicts; these say that text of the tree was not read. */
const unreadKinds: ReadonlySet<HoleKind> = new Set<HoleKind>(['unread-file', 'syntax-error', 'budget']);

export function notificationsOf(analysis: Analysis, cuts: readonly string[]): Notification[] {
  const holes = analysis.holes.filter(({ kind }) => unreadKinds.has(kind));
  const all = [...analysis.notices.map(noticeOf), ...holes.map(holeOf)];
  const left = all.length - mostNotifications;
  const leftOut = left <= 0 ? [] : [`${counted(left, 'further notification')} not listed.`];
  return [...[...cuts, ...leftOut].map(cutOf), ...all.slice(0, mostNotifications)];
}

function cutOf(text: string): Notification {
  return { level: 'warning', message: { text } };
}

function noticeOf({ text, file, incomplete }: Notice): Notification {
  const message = { text: sentence(decoded(text)) };
  const level = incomplete ? 'warning' : 'note';
  if (file === null) return { level, message };
  return { level, message, locations: [{ physicalLocation: { artifactLocation: artifactLocation(file) } }] };
}

function holeOf({ span, detail }: Hole): Notification {
  const region = { startLine: span.line };
  return {
    level: 'warning',
    message: { text: sentence(decoded(detail)) },
    locations: [{ physicalLocation: { artifactLocation: artifactLocation(span.file), region } }],
  };
}
