/**
 * Finds the compiler's own call among the commands of a database entry: behind `cd`, assignments to the
 * environment and launchers such as ccache. Knows compilers by no list: what is none of these is the compiler.
 * A script handed to `sh -c` is not looked into.
 */
import type { Command } from './command-words.ts';

export interface CompilerCall {
  /** Where to go first, one `cd` after the other. */
  readonly folders: readonly string[];
  readonly compiler: Compiler;
  readonly words: readonly string[];
}

export interface Compiler {
  /** Whose spelling of options holds. */
  readonly style: 'gnu' | 'cl';
  /** `g++` and its like take a `.c` for C++, too. */
  readonly speaksCpp: boolean;
}

/** Null when there is no compiler among the words. */
export function findCompilerCall(commands: readonly Command[]): CompilerCall | null {
  const folders: string[] = [];
  for (const command of commands) {
    const [name, ...words] = skipLaunchers(command);
    if (name === undefined) continue;
    if (name !== 'cd') return { folders, compiler: describeCompiler(name, words), words };
    const folder = words.find((word) => !word.startsWith('-'));
    if (folder !== undefined) folders.push(folder);
  }
  return null;
}

const assignment = /^[A-Za-z_]\w*=/;

/** Each with those of its options whose argument stands apart. A shell is one when it runs libtool's script. */
const launchers: ReadonlyMap<string, readonly string[]> = new Map([
  ['buildcache', []],
  ['ccache', []],
  ['colorgcc', []],
  ['command', []],
  ['distcc', []],
  ['env', ['-u', '--unset', '-C', '--chdir']],
  ['exec', ['-a']],
  ['gomacc', []],
  ['icecc', []],
  ['ionice', ['-c', '-n']],
  ['libtool', ['--tag', '--mode']],
  ['nice', ['-n']],
  ['nohup', []],
  ['sccache', []],
  ['time', ['-f', '-o']],
  ['xcrun', ['-sdk', '--sdk', '-toolchain', '--toolchain']],
  ['ash', []],
  ['bash', []],
  ['dash', []],
  ['sh', []],
]);

function skipLaunchers(command: Command): Command {
  let at = 0;
  for (let word = command[at]; word !== undefined; word = command[at]) {
    const apart = launchers.get(nameOf(word).replace(/^.*-(?=libtool$)/, ''));
    if (apart !== undefined) at = skipOptions(command, at + 1, apart);
    else if (assignment.test(word)) at += 1;
    else break;
  }
  return command.slice(at);
}

function skipOptions(command: Command, from: number, apart: readonly string[]): number {
  let at = from;
  for (let word = command[at]; word?.startsWith('-') === true; word = command[at]) {
    at += apart.includes(word) ? 2 : 1;
  }
  return at;
}

/** What a path is called by: `/usr/bin/g++` is `g++`. */
function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).replace(/\.exe$/i, '');
}

/** Drivers for C++ whose names do not end in `++`. */
const cppDrivers: ReadonlySet<string> = new Set(['CC', 'icpc', 'icpx', 'mpiCC', 'mpicxx', 'xlC']);

const driverMode = '--driver-mode=';

/** The name may carry a target before it and a version behind: `i686-linux-gnu-g++-12`. */
function describeCompiler(path: string, words: Command): Compiler {
  const mode = words.findLast((word) => word.startsWith(driverMode))?.slice(driverMode.length);
  const name = mode ?? nameOf(path).replace(/-\d[\d.]*$/, '');
  const bare = name.slice(name.lastIndexOf('-') + 1);
  const isCl = bare.toLowerCase() === 'cl';
  return { style: isCl ? 'cl' : 'gnu', speaksCpp: bare.endsWith('++') || cppDrivers.has(bare) };
}
