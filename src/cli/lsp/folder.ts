/**
 * One folder that an editor has open: when it is looked at, and what is known of its files at any moment. As one types,
 * the file is looked at alone, which is quick; after a pause, the whole program, which alone knows who reaches what.
 * Knows neither the protocol nor how a look is made.
 */
import { openSightings } from './sightings.ts';
import type { Surveyor } from './surveyor.ts';
import type { SeenFile, Survey, SurveyRequest } from './survey.ts';

export interface FolderInput {
  /** Absolute. */
  readonly root: string;
  readonly arguments: readonly string[];
  readonly paths: readonly string[] | null;
  /** The open texts below the root, by absolute path. */
  readonly texts: () => ReadonlyMap<string, string>;
  readonly quick: Surveyor;
  readonly thorough: Surveyor;
  /** What is known of these files, by absolute path, is not what it was. */
  readonly changed: (paths: readonly string[]) => void;
  readonly complain: (text: string) => void;
  readonly log: (text: string) => void;
}

export interface Folder {
  readonly root: string;
  readonly opened: (path: string) => void;
  readonly edited: (path: string) => void;
  /** Something on disk is not what it was. */
  readonly refresh: () => void;
  /** As of now, whatever was typed since the last look. */
  readonly seenIn: (path: string) => SeenFile;
  readonly close: () => void;
}

/** Milliseconds: between the last key and a look at the file, and at the whole program. */
const TYPING = 150;
const PAUSE = 1000;
/** A program that takes no longer than this is looked at wholly at once. */
const QUICK = 250;

export function openFolder(input: FolderInput): Folder {
  const { root, thorough, quick } = input;
  const sightings = openSightings(root, input.texts);
  const understand = openComplaints(input);
  let typing: NodeJS.Timeout | undefined;
  let pause: NodeJS.Timeout | undefined;
  const request = (file: string | null): SurveyRequest => {
    return { root, arguments: input.arguments, paths: input.paths, alone: file, texts: input.texts() };
  };
  const lookAtAll = async (): Promise<void> => {
    clearTimeout(pause);
    const asked = request(null);
    const survey = await thorough.look(asked);
    if (survey === null || !understand(survey)) return;
    input.changed(sightings.sawAll(survey, asked.texts));
  };
  const lookAt = async (path: string): Promise<void> => {
    if (!sightings.mayHold(path)) return;
    const asked = request(path);
    const survey = await quick.look(asked);
    if (survey?.kind !== 'survey') return;
    sightings.saw(path, survey.seen, asked.texts);
    input.changed([path]);
  };
  const later = (path: string): void => {
    clearTimeout(typing);
    clearTimeout(pause);
    thorough.drop();
    const isQuick = sightings.milliseconds() <= QUICK;
    if (!isQuick) typing = setTimeout(() => void lookAt(path), TYPING);
    pause = setTimeout(() => void lookAtAll(), isQuick ? TYPING : PAUSE);
  };
  return {
    root,
    seenIn: sightings.seenIn,
    opened: (path) => {
      sightings.opened(path);
      if (input.paths !== null) void lookAtAll();
      else if (sightings.milliseconds() === Infinity) void lookAt(path);
      else if (sightings.mayHold(path)) input.changed([path]);
      else later(path);
    },
    edited: later,
    refresh: () => void lookAtAll(),
    close: () => {
      clearTimeout(typing);
      clearTimeout(pause);
      thorough.close();
      quick.close();
      input.changed(sightings.published());
    },
  };
}

/** What cannot be used is told once, until it can be used again. Answers whether there is something to go on with. */
function openComplaints(input: Pick<FolderInput, 'complain' | 'log'>): (survey: Survey) => boolean {
  let last = '';
  return (survey) => {
    const text = survey.kind === 'misuse' ? survey.text : '';
    if (text !== '' && text !== last) input.complain(text);
    last = text;
    if (survey.kind === 'nothing') input.log(survey.text);
    return survey.kind !== 'misuse';
  };
}
