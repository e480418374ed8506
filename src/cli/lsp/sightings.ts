/**
 * What was seen of a folder's files, and what of it still holds now that somebody has typed on. Findings of the whole
 * program stay with the lines that they were found on; for lines that were edited since, the last look at the file counts.
 */
import { relative, resolve } from 'node:path';
import type { Range } from 'vscode-languageserver/node';
import { editedBetween } from './carry.ts';
import { type Hop, NOTHING_SEEN, type SeenFile, type SeenFinding, type Survey } from './survey.ts';

type Files = ReadonlyMap<string, SeenFile>;
type Texts = ReadonlyMap<string, string>;

export interface Sightings {
  /** What a file is when it is opened is mostly what it is on disk. */
  readonly opened: (path: string) => void;
  /** Gives the files of which something was or is known. */
  readonly sawAll: (survey: Survey, texts: Texts) => readonly string[];
  readonly saw: (path: string, files: Files, texts: Texts) => void;
  /** False for a file that the last look at all of the folder left out. */
  readonly mayHold: (path: string) => boolean;
  /** How long the last look at all took; without one, for ever. */
  readonly milliseconds: () => number;
  readonly published: () => readonly string[];
  readonly seenIn: (path: string) => SeenFile;
}

/** What a look saw, and the open texts that it saw. */
interface Seen {
  readonly seen: Files;
  readonly texts: Texts;
}

interface SeenWhole extends Seen {
  readonly files: ReadonlySet<string>;
  readonly milliseconds: number;
}

export function openSightings(root: string, texts: () => Texts): Sightings {
  let whole: SeenWhole | null = null;
  const alone = new Map<string, Seen>();
  const firstTexts = new Map<string, string>();
  let told: readonly string[] = [];
  const all = (files: Iterable<string>): readonly string[] =>
    [...new Set(files)].map((file) => resolve(root, file));
  return {
    opened: (path) => {
      const text = texts().get(path);
      if (text !== undefined) firstTexts.set(path, text);
    },
    sawAll: (survey, seenTexts) => {
      const isEmpty = survey.kind !== 'survey';
      const seen: Files = isEmpty ? new Map() : survey.seen;
      const files = new Set(isEmpty ? [] : survey.files);
      whole = { seen, files, texts: seenTexts, milliseconds: isEmpty ? 0 : survey.milliseconds };
      alone.clear();
      const before = told;
      told = [...seen.keys()];
      return all([...before, ...told]);
    },
    saw: (path, seen, seenTexts) => {
      alone.set(path, { seen, texts: seenTexts });
      told = [...told, relative(root, path)];
    },
    mayHold: (path) => whole === null || whole.files.has(relative(root, path)),
    milliseconds: () => whole?.milliseconds ?? Infinity,
    published: () => all(told),
    seenIn: (path) => {
      const file = relative(root, path);
      const known = whole?.seen.get(file) ?? NOTHING_SEEN;
      const text = texts().get(path);
      if (text === undefined) return known;
      const fresh = since(alone.get(path) ?? null, path, text, file);
      if (whole === null) return fresh;
      const edited = editedBetween(whole.texts.get(path) ?? firstTexts.get(path) ?? text, text);
      const kept = moved(known, edited, file);
      const isNew = ({ range }: { readonly range: Range }): boolean => edited.isNew(range.start.line);
      return {
        findings: [...kept.findings, ...fresh.findings.filter(isNew)],
        notices: [...kept.notices, ...fresh.notices.filter(isNew)],
      };
    },
  };
}

function since(seen: Seen | null, path: string, text: string, file: string): SeenFile {
  if (seen === null) return NOTHING_SEEN;
  return moved(seen.seen.get(file) ?? NOTHING_SEEN, editedBetween(seen.texts.get(path) ?? text, text), file);
}

type Edited = ReturnType<typeof editedBetween>;

/** What is on edited lines is left out; the hops of its path that are in the same file go along. */
function moved({ findings, notices }: SeenFile, edited: Edited, file: string): SeenFile {
  const along = (hop: Hop): Hop =>
    hop.file === file ? { ...hop, range: edited.moved(hop.range) ?? hop.range } : hop;
  return {
    findings: findings.flatMap((one): readonly SeenFinding[] => {
      const range = edited.moved(one.range);
      if (range === null) return [];
      const way = one.way === null ? null : { ...one.way, hops: one.way.hops.map(along) };
      return [{ ...one, range, way, through: one.through.map(along) }];
    }),
    notices: notices.flatMap((one) => {
      const range = edited.moved(one.range);
      return range === null ? [] : [{ ...one, range }];
    }),
  };
}
