/**
 * One script to its actions: cut into the pieces that are run by themselves, each gone through by the grammar of the
 * shell.
 */
import type { Script, ScriptKind, Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import type { Action, Range, Shell } from './actions.ts';
import { execute } from './execution.ts';
import { readCShell } from './formats/c-shell.ts';
import { readCrontab } from './formats/crontab.ts';
import { readInittab } from './formats/inittab.ts';
import type { Piece } from './formats/piece.ts';
import { readSpec } from './formats/spec.ts';
import { readUnit } from './formats/unit.ts';
import type { Shapes } from './invocations.ts';

/** What one script does. */
export interface ScriptReading {
  readonly script: Script;
  readonly actions: readonly Action[];
  /** Places that could not be read. */
  readonly unread: readonly Range[];
}

export interface ScriptInput {
  readonly script: Script;
  /** Decoded as latin1, so that places are those of the bytes. */
  readonly text: string;
  readonly shapes: Shapes;
  /** Variables that are set before it begins. */
  readonly known: ReadonlyMap<string, Value>;
  /** The tree of a text in the language of the shell; null when that took too long. */
  readonly parse: (text: string) => Node | null;
}

/** Larger scripts are archives that unpack themselves. */
const LARGEST = 2 * 1024 * 1024;

/** More than a line of a start file forks. */
const FORKS_APART = 1000;

export function readScript(input: ScriptInput): ScriptReading {
  const { script, text, shapes, known } = input;
  const parse = (piece: string): Node | null => {
    const root = input.parse(piece);
    return root === null || isTooDeep(root) ? null : root;
  };
  const actions: Action[] = [];
  const unread: Range[] = [];
  if (text.length > LARGEST) return { script, actions, unread: [{ start: 0, end: 0 }] };
  piecesOf(script.kind, text).forEach((piece, index) => {
    const { start, name: within, isPlain } = piece;
    const root = parse(piece.text);
    if (root === null) {
      unread.push({ start, end: start });
      return;
    }
    // The lines of a C shell's file are done by one process, those of a table by one each.
    const shell: Shell = [script.kind === 'c-shell' ? 0 : index];
    const firstFork = script.kind === 'c-shell' ? index * FORKS_APART : 0;
    const done = execute({ root, shift: start, shell, within, isPlain, firstFork, shapes, known, parse });
    actions.push(...done.actions.map((action) => asOf(piece, action)));
    unread.push(...done.unread);
  });
  return { script, actions, unread };
}

/** Deeper trees are attacks: going through them would need more stack than there is. */
const DEEPEST_TREE = 500;

function isTooDeep(root: Node): boolean {
  let level: readonly Node[] = [root];
  for (let depth = 0; depth < DEEPEST_TREE; depth++) {
    if (level.length === 0) return false;
    level = level.flatMap(({ parts }) => parts);
  }
  return true;
}

function piecesOf(kind: ScriptKind, text: string): readonly PieceOfScript[] {
  switch (kind) {
    case 'shell':
      return [{ text, start: 0, name: null, isPlain: false }];
    case 'c-shell':
      return readCShell(text);
    case 'inittab':
      return readInittab(text);
    case 'crontab':
    case 'system-crontab':
      return readCrontab(text, kind === 'system-crontab');
    case 'unit':
      return readUnit(text);
    case 'spec':
      return readSpec(text);
  }
}

interface PieceOfScript extends Piece {
  readonly guard?: string | null;
}

function asOf({ guard = null }: PieceOfScript, action: Action): Action {
  return guard === null ? action : { ...action, guards: [...action.guards, guard] };
}
