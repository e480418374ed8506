/**
 * Reads what /proc says of one process. A process may end or turn into another one at any moment, so every file may be
 * gone; what may not be read is told, and nothing is judged here.
 */
import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Mapping, Refusal, RunningProcess, Shown } from '../model/index.ts';
import { nameOfBytes, onDisk } from './name.ts';
import { type MappingText, readMappings } from './process-maps.ts';
import { codeOf, describeError, readRegular } from './regular.ts';

/** A folder such as /proc. Each throws what the system says. */
export interface ProcessFolder {
  readonly text: (path: string) => string;
  /** Where a link leads. */
  readonly link: (path: string) => string;
  readonly names: (path: string) => readonly string[];
  readonly isCharacterDevice: (path: string) => boolean;
}

export type ProcessReading =
  | { readonly kind: 'running'; readonly running: RunningProcess }
  /** There is no such process. */
  | { readonly kind: 'none' }
  /** It was there when reading began. */
  | { readonly kind: 'vanished' }
  /** Even its status may not be read. `why` follows a colon. */
  | { readonly kind: 'refused'; readonly why: string };

export function processFolder(root: string): ProcessFolder {
  const at = (path: string): string | Buffer => onDisk(join(root, path));
  return {
    text: (path) => {
      const file = readRegular(join(root, path));
      if (file.kind === 'bytes') return nameOfBytes(Buffer.from(file.bytes));
      throw Object.assign(new Error('This is no ordinary file.'), { code: 'EISDIR' });
    },
    link: (path) => nameOfBytes(readlinkSync(at(path), { encoding: 'buffer' })),
    names: (path) => readdirSync(at(path)),
    isCharacterDevice: (path) => statSync(at(path)).isCharacterDevice(),
  };
}

/** Whether the folder is one of processes, as /proc is. */
export function holdsProcesses(root: string): boolean {
  try {
    return readdirSync(root).some((name) => /^\d+$/.test(name));
  } catch {
    return false;
  }
}

/** `control` names the files in which kernels of the cluster speak, below the process's own folder. */
export function readProcess(folder: ProcessFolder, id: number, control: readonly string[]): ProcessReading {
  const first = shown(folder, `${id}/stat`);
  if (first.kind === 'absent') return { kind: 'none' };
  if (first.kind === 'refused') return first;
  const running = readRunning(folder, id, first.text, control);
  const last = shown(folder, `${id}/stat`);
  const isSame = last.kind === 'text' && startOf(last.text) === startOf(first.text);
  return isSame ? { kind: 'running', running } : { kind: 'vanished' };
}

function readRunning(
  folder: ProcessFolder,
  id: number,
  stat: string,
  control: readonly string[],
): RunningProcess {
  const refused: Refusal[] = [];
  const read = (file: string): string | null => {
    const one = shown(folder, `${id}/${file}`);
    if (one.kind === 'refused') refused.push({ file, why: one.why });
    return one.kind === 'text' ? one.text : null;
  };
  const hasEnded = /^[ZX]/i.test(statFields(stat)[0] ?? '');
  const status = read('status') ?? '';
  const commandLine = read('cmdline') ?? '';
  return {
    id,
    name: nameOf(stat),
    executable: executableOf(folder, id, refused),
    commandLine: commandLine === '' ? [] : commandLine.replace(/(?<!\0)\0+$/, '').split('\0'),
    // Only they have no memory of their own; the flag for them is another one in each kernel.
    isKernelThread: !hasEnded && status !== '' && numberIn(status, 'VmSize') === null,
    hasEnded,
    control: new Map(control.map((file) => [file, shown(folder, `${id}/${file}`)])),
    ...threadsOf(folder, id, status, stat),
    lockedKilobytes: numberIn(status, 'VmLck'),
    privileges: privilegesIn(status),
    mappings: mappingsOf(folder, id, read),
    refused,
  };
}

/** A process that ends while it is read takes its files along, some of them with an error of their own. */
function shown(folder: ProcessFolder, path: string): Shown {
  try {
    return { kind: 'text', text: folder.text(path) };
  } catch (error) {
    const code = codeOf(error) ?? '';
    const isGone = ['ENOENT', 'ESRCH', 'ENOTDIR'].includes(code);
    return isGone ? { kind: 'absent' } : { kind: 'refused', why: describeError(error) };
  }
}

/** What follows the name in brackets, which may itself hold blanks and brackets: the state comes first. */
function statFields(stat: string): readonly string[] {
  return stat
    .slice(stat.lastIndexOf(')') + 1)
    .trim()
    .split(/\s+/);
}

function nameOf(stat: string): string {
  return stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
}

/** When it was started: what tells a process from another one that got its number. */
function startOf(stat: string): string | undefined {
  return statFields(stat)[19];
}

function policyOf(stat: string): number | null {
  const policy = statFields(stat)[38];
  return policy === undefined ? null : Number(policy);
}

function numberIn(status: string, name: string): number | null {
  const [, digits] = new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status) ?? [];
  return digits === undefined ? null : Number(digits);
}

function privilegesIn(status: string): bigint | null {
  const [, digits] = /^CapEff:\s*([0-9a-f]+)$/im.exec(status) ?? [];
  return digits === undefined ? null : BigInt(`0x${digits}`);
}

/** Threads are counted by their folders where the status does not count them. */
function threadsOf(
  folder: ProcessFolder,
  id: number,
  status: string,
  stat: string,
): Pick<RunningProcess, 'threads' | 'policies'> {
  const tasks = tasksOf(folder, id);
  const stats = tasks.flatMap((task) => {
    const one = shown(folder, `${id}/task/${task}/stat`);
    return one.kind === 'text' ? [one.text] : [];
  });
  const policies = [stat, ...stats].map(policyOf).filter((policy) => policy !== null);
  return {
    threads: numberIn(status, 'Threads') ?? (tasks.length === 0 ? null : tasks.length),
    policies: [...new Set(policies)].sort((a, b) => a - b),
  };
}

function tasksOf(folder: ProcessFolder, id: number): readonly string[] {
  try {
    return folder.names(`${id}/task`);
  } catch {
    return [];
  }
}

function executableOf(folder: ProcessFolder, id: number, refused: Refusal[]): string | null {
  try {
    return folder.link(`${id}/exe`);
  } catch (error) {
    const isRefused = ['EACCES', 'EPERM'].includes(codeOf(error) ?? '');
    if (isRefused) refused.push({ file: 'exe', why: describeError(error) });
    return null;
  }
}

/** The long form says more, but older kernels do not have it. */
function mappingsOf(
  folder: ProcessFolder,
  id: number,
  read: (file: string) => string | null,
): readonly Mapping[] | null {
  const long = shown(folder, `${id}/smaps`);
  const text = long.kind === 'text' ? long.text : read('maps');
  if (text === null) return null;
  const known = new Map<string, boolean | null>();
  return readMappings(text).map((mapping): Mapping => {
    const { path } = mapping;
    if (!known.has(path)) known.set(path, isDevice(folder, id, mapping));
    return { ...mapping, isCharacterDevice: known.get(path) ?? null };
  });
}

/** Asked of the file as the process sees it, which only its owner may. Few places hold devices; the rest is not asked. */
function isDevice(folder: ProcessFolder, id: number, { path }: MappingText): boolean | null {
  if (!path.startsWith('/') || path.endsWith(' (deleted)')) return false;
  try {
    return folder.isCharacterDevice(`${id}/root${path}`);
  } catch {
    return null;
  }
}
