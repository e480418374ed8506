/**
 * Reads the synopses that rows and tables are written in: `nice [-n N] [-NUMBER] COMMAND...`. Options stand in
 * brackets, whatever their order; operands and values are words in capitals.
 */
import type { CommandShape, Started, ValuedOption } from '../model/index.ts';

/** What a word in capitals means when it is started. */
const STARTED: Readonly<Record<string, Started>> = {
  COMMAND: 'command',
  TEXT: 'text',
  SCRIPT: 'script',
  SCRIPTS: 'folder',
  FILE: 'files',
};

/** Null when the text is no synopsis. */
export function readSynopsis(text: string): CommandShape | null {
  const [, name, rest = ''] = /^([a-z][\w.+-]*)((?:\s+\S.*)?)$/.exec(text.trim()) ?? [];
  if (name === undefined) return null;
  const parts = rest.match(/\[[^[\]]*\]|\S+/g) ?? [];
  const shape = { flags: [], valued: [], attached: [], operands: [] } satisfies Partial<CommandShape>;
  const read: Mutable = { name, ...shape, numbered: false, assigns: false, rest: null };
  return parts.every((part) => readPart(read, part)) ? read : null;
}

interface Mutable extends CommandShape {
  flags: string[];
  valued: ValuedOption[];
  attached: string[];
  operands: string[];
  numbered: boolean;
  assigns: boolean;
  rest: Started | null;
}

/** False when the part cannot be understood. */
function readPart(shape: Mutable, part: string): boolean {
  const inner = /^\[(.*)\]$/.exec(part)?.[1];
  if (inner === undefined) return readOperand(shape, part);
  if (inner === '-NUMBER') shape.numbered = true;
  else if (inner === 'NAME=VALUE...') shape.assigns = true;
  else if (/^[A-Z]+\.\.\.$/.test(inner)) return readOperand(shape, inner);
  else return readOption(shape, inner);
  return true;
}

function readOption(shape: Mutable, inner: string): boolean {
  const [, valued, value] = /^(-{1,2}[A-Za-z][\w-]*)[ =]([A-Z]+)$/.exec(inner) ?? [];
  const attached = /^(-[A-Za-z])[A-Z]{2,}$/.exec(inner)?.[1];
  if (valued !== undefined && value !== undefined) {
    shape.valued.push({ name: valued, starts: STARTED[value] ?? null });
  } else if (attached !== undefined) shape.attached.push(attached);
  else if (/^[-+]{1,2}[A-Za-z0-9][\w-]*$|^-$/.test(inner)) shape.flags.push(inner);
  else return false;
  return true;
}

/** What is started ends the synopsis. */
function readOperand(shape: Mutable, part: string): boolean {
  if (shape.rest !== null) return false;
  const [, word, dots] = /^([A-Z]+)(\.\.\.)?$/.exec(part) ?? [];
  if (word === undefined) return false;
  if (dots === undefined) shape.operands.push(word);
  else shape.rest = STARTED[word] ?? null;
  return dots === undefined || shape.rest !== null;
}
