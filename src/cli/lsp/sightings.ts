/**
 * What was seen of a folder's files, and what of it still holds now that somebody has typed on. Findings of the whole
 * program stay with the lines that they were found on; for lines that were edited since, the last look at the file counts.
 */
import { relative, resolve } from 'node:path';
import { editedBetween } from './carry.ts';
import type { Hop, SeenFinding, Survey } from './survey.ts';

type Findings = ReadonlyMap<string, readonly SeenFinding[]>;
type Texts = ReadonlyMap<string, string>;

export interface Sightings {
  /** What a file is when it is opened is mostly what it is on disk. */
  readonly opened: (path: string) => void;
  /** Gives the files of which something was or is known. */
  readonly sawAll: (survey: Survey, texts: Texts) => readonly string[];
  readonly saw: (path: string, findings: Findings, texts: Texts) => void;
  /** False for a file that the last look at all of the folder left out. */
  readonly mayHold: (path: string) => boolean;
  /** How long the last look at all took; without one, for ever. */
  readonly milliseconds: () => number;
  readonly published: () => readonly string[];
  readonly findingsIn: (path: string) => readonly SeenFinding[];
}

/** What a look saw, and the open texts that it saw. */
interface Seen {
  readonly findings: Findings;
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
      const findings: Findings = isEmpty ? new Map() : survey.findings;
      const files = new Set(isEmpty ? [] : survey.files);
      whole = { findings, files, texts: seenTexts, milliseconds: isEmpty ? 0 : survey.milliseconds };
      alone.clear();
      const before = told;
      told = [...findings.keys()];
      return all([...before, ...told]);
    },
    saw: (path, findings, seenTexts) => {
      alone.set(path, { findings, texts: seenTexts });
      told = [...told, relative(root, path)];
    },
    mayHold: (path) => whole === null || whole.files.has(relative(root, path)),
    milliseconds: () => whole?.milliseconds ?? Infinity,
    published: () => all(told),
    findingsIn: (path) => {
      const file = relative(root, path);
      const known = whole?.findings.get(file) ?? [];
      const text = texts().get(path);
      if (text === undefined) return known;
      const fresh = since(alone.get(path) ?? null, path, text, file);
      if (whole === null) return fresh;
      const edited = editedBetween(whole.texts.get(path) ?? firstTexts.get(path) ?? text, text);
      return [...moved(known, edited, file), ...fresh.filter(({ range }) => edited.isNew(range.start.line))];
    },
  };
}

function since(seen: Seen | null, path: string, text: string, file: string): readonly SeenFinding[] {
  if (seen === null) return [];
  return moved(seen.findings.get(file) ?? [], editedBetween(seen.texts.get(path) ?? text, text), file);
}

type Edited = ReturnType<typeof editedBetween>;

/** What is on edited lines is left out; the hops of its path that are in the same file go along. */
function moved(findings: readonly SeenFinding[], edited: Edited, file: string): readonly SeenFinding[] {
  const along = (hop: Hop): Hop =>
    hop.file === file ? { ...hop, range: edited.moved(hop.range) ?? hop.range } : hop;
  return findings.flatMap((one) => {
    const range = edited.moved(one.range);
    if (range === null) return [];
    const way = one.way === null ? null : { ...one.way, hops: one.way.hops.map(along) };
    return [{ ...one, range, way, through: one.through.map(along) }];
  });
}
