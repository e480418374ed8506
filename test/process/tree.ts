/** Lays out folders like /proc, of made processes on made kernels. Only what a test says is different from a quiet one. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { plant } from '../sources/tree.ts';

export interface MadeProcess {
  readonly name?: string;
  readonly executable?: string | null;
  readonly commandLine?: string | Uint8Array;
  readonly state?: string;
  /** Lines of `status` by their names; null leaves one out. */
  readonly status?: Readonly<Record<string, string | null>>;
  /** By thread; the process's own is always there. */
  readonly policies?: readonly number[];
  readonly maps?: readonly string[];
  readonly smaps?: readonly string[];
  /** `cantmove`, `om/stay` and the like, and anything else by its path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly links?: Readonly<Record<string, string>>;
}

/** One line of `maps`. */
export function mapping(permissions: string, path: string): string {
  return `40000000-40001000 ${permissions} 00000000 08:01 4711    ${path}`.trimEnd();
}

/** One entry of `smaps`, as far as it is looked at. */
export function longMapping(permissions: string, path: string, flags: string): string {
  return `${mapping(permissions, path)}\nSize:                  4 kB\nVmFlags: ${flags} \n`;
}

export function procOf(processes: Readonly<Record<number, MadeProcess>>): string {
  const files: Record<string, string | Uint8Array> = {};
  const links: Record<string, string> = {};
  for (const [id, made] of Object.entries(processes)) {
    for (const [path, content] of Object.entries(filesOf(Number(id), made))) files[`${id}/${path}`] = content;
    const { executable = '/usr/bin/quiet', links: others = {} } = made;
    if (executable !== null) links[`${id}/exe`] = executable;
    for (const [path, target] of Object.entries(others)) links[`${id}/${path}`] = target;
  }
  const root = plant(files);
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(target, join(root, path));
  }
  return root;
}

function filesOf(id: number, made: MadeProcess): Record<string, string | Uint8Array> {
  const { name = 'quiet', policies = [0], commandLine = '/usr/bin/quiet\0', smaps } = made;
  const status: Readonly<Record<string, string | null>> = {
    Name: name,
    VmSize: '2048 kB',
    VmLck: '0 kB',
    Threads: '1',
    ...made.status,
  };
  const maps = made.maps ?? [mapping('r-xp', '/usr/bin/quiet')];
  const tasks = policies.map((policy, at): [string, string] => [
    `task/${id + at}/stat`,
    statOf(id + at, made, policy),
  ]);
  const files: Record<string, string | Uint8Array> = {
    ...made.files,
    stat: statOf(id, made, policies[0] ?? 0),
    status: Object.entries(status)
      .map(([key, value]) => (value === null ? '' : `${key}:\t${value}\n`))
      .join(''),
    cmdline: commandLine,
    maps: maps.map((line) => `${line}\n`).join(''),
    ...(smaps === undefined ? {} : { smaps: smaps.join('') }),
    ...Object.fromEntries(tasks),
  };
  return files;
}

/** 52 fields; the 3rd is the state, the 22nd when it was started, the 41st the policy. */
function statOf(id: number, { name = 'quiet', state = 'S' }: MadeProcess, policy: number): string {
  const rest = Array.from({ length: 49 }, (_, at) => (at === 18 ? '900' : at === 37 ? String(policy) : '0'));
  return `${id} (${name}) ${state} ${rest.join(' ')}\n`;
}
