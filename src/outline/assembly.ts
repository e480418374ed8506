/**
 * Files of assembly to the functions in them that only compute: nothing in such a file asks the kernel for
 * anything, and nothing goes on to where the file itself does not lead. It follows no call into C and expands
 * no macro, so a file with a word that it is not sure of is one of which nothing is known, as if it had not
 * been read.
 */

import { posix } from 'node:path';

/** Instructions and operands by name: `j*` is all that begins so, `*call*` all that has it somewhere. */
export interface AssemblyWords {
  /** What goes on at an operand: calls, jumps and branches. */
  readonly transfers: readonly string[];
  /** Operands by which these come back to the caller. */
  readonly returns: readonly string[];
  /** What asks the kernel or a device for something, and macros that sound like it. */
  readonly traps: readonly string[];
}

/**
 * The names that files of assembly give to what they hold, in no order. What they include beside them is read
 * along; the text of a file that is not there is null.
 */
export function computingFunctions(
  paths: readonly string[],
  textOf: (path: string) => string | null,
  words: AssemblyWords,
): ReadonlySet<string> {
  const read = openReader(textOf, words);
  let quiet = paths.map(read).filter(({ isQuiet }) => isQuiet);
  const labels = new Set<string>();
  for (let before = -1; before !== quiet.length;) {
    before = quiet.length;
    labels.clear();
    for (const one of quiet) for (const label of one.labels) labels.add(label);
    quiet = quiet.filter(({ targets }) => targets.every((target) => labels.has(target)));
  }
  const others = paths.map(read).filter((one) => !quiet.includes(one));
  for (const one of others) for (const label of one.labels) labels.delete(label);
  return labels;
}

interface Read {
  readonly labels: ReadonlySet<string>;
  /** Where it goes on that is none of its labels. */
  readonly targets: readonly string[];
  /** False where it asks for something, or goes where nobody can tell. */
  readonly isQuiet: boolean;
}

const NOTHING: Read = { labels: new Set(), targets: [], isQuiet: true };
const UNKNOWN: Read = { labels: new Set(), targets: [], isQuiet: false };

/** Each file once, with what it includes. */
function openReader(textOf: (path: string) => string | null, words: AssemblyWords): (path: string) => Read {
  const known = new Map<string, Read>();
  const stepOf = openSteps(words);
  const readText = (path: string, text: string): Read => {
    const lines = linesOf(path, text);
    const parts = lines
      .flatMap((line) => INCLUDE.exec(line)?.[1] ?? [])
      .map((one) => read(beside(path, one)));
    const own = lines.flatMap((line) => LABEL.exec(line)?.slice(1, 3) ?? []).filter(Boolean);
    const meant = meanings(lines);
    const meaning = (name: string): readonly string[] => [name, ...(meant.get(name) ?? [])];
    const labels = new Set([...own, ...parts.flatMap((one) => [...one.labels])].flatMap(meaning));
    const steps = lines.map(stepOf);
    const targets = steps.flatMap((step) => (step.kind === 'goes' ? [step.target] : []));
    const beyond = [...targets, ...parts.flatMap((one) => one.targets)]
      .filter((target) => !labels.has(target))
      .map((target) => meaning(target).at(-1) ?? target);
    const isQuiet = parts.every((one) => one.isQuiet) && steps.every(({ kind }) => kind !== 'asks');
    return { labels, targets: beyond, isQuiet };
  };
  /** Declarations, and macros that only compute. */
  const isPlainC = (path: string, text: string): boolean =>
    !ASSEMBLY.test(text) &&
    linesOf(path, text).every((line) => !DEFINED.test(line) || stepOf(line).kind === 'computes');
  const read = (path: string): Read => {
    const found = known.get(path);
    if (found !== undefined) return found;
    known.set(path, NOTHING);
    const text = textOf(path);
    // Assembly may include declarations of C as well, and a header that only a build makes holds nothing else.
    const isOfC = isHeader(path) && (text === null || isPlainC(path, text));
    const answer = isOfC ? NOTHING : text === null ? UNKNOWN : readText(path, text);
    known.set(path, answer);
    return answer;
  };
  return read;
}

/** What a line does beside computing: it goes on at a name, or it asks for something that is not known. */
type Step = { readonly kind: 'computes' | 'asks' } | { readonly kind: 'goes'; readonly target: string };

function openSteps(words: AssemblyWords): (line: string) => Step {
  const isTrap = matcher(words.traps);
  const isTransfer = matcher(words.transfers);
  const returns = new Set(words.returns);
  return (line) => {
    const [, instruction = '', operands = ''] = INSTRUCTION.exec(line) ?? [];
    if (!isTransfer(instruction)) return { kind: isTrap(instruction) ? 'asks' : 'computes' };
    const target = (operands.split(',').at(-1) ?? '').replace(NEARNESS, '').trim();
    if (returns.has(target) || LOCAL.test(target)) return { kind: 'computes' };
    const [, name = '', inner = name] = TARGET.exec(target) ?? [];
    return inner === '' ? { kind: 'asks' } : { kind: 'goes', target: inner };
  };
}

/** `#define LABEL PREFIX(name)`: what a name stands for, the words of it in order. */
function meanings(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const line of lines) {
    const [, name = '', body = ''] = DEFINED.exec(line) ?? [];
    if (name !== '') found.set(name, body.match(/\w+/g) ?? []);
  }
  return found;
}

function linesOf(path: string, text: string): readonly string[] {
  const [first = '', ...commented] = text.split('/*');
  const behind = commented.map((one) => (one.includes('*/') ? one.slice(one.indexOf('*/') + 2) : ''));
  const plain = [first, ...behind].join(' ').replace(/\/\/.*/g, '');
  // Intel's way has comments where AT&T's has another instruction.
  const code = /\.(?:asm|nas)$/.test(path) ? plain.replace(/;.*/g, '') : plain;
  return code.split(/[\n;]/);
}

function isHeader(path: string): boolean {
  return /\.\w*h\w*$/i.test(path);
}

const ASSEMBLY = /^[ \t]*\.(?:text|globl|global|macro|section|align|p2align|balign)\b/m;

function beside(path: string, include: string): string {
  return posix.join(posix.dirname(path), include.trim());
}

const DEFINED = /^\s*#\s*define\s+(\w+)\s+(\S.*)/;
/** `name:`, `MACRO(name):`. */
const LABEL = /^\s*(?:([A-Za-z_.$?@%][\w.$@]*)|[A-Za-z_]\w*\s*\(\s*(\w+)\s*\))\s*:/;
/** Behind labels, or behind the name of a macro of the preprocessor that begins so. */
const INSTRUCTION =
  /^\s*(?:#\s*define\s+\w+(?:\([^)]*\))?\s+)?(?:[\w.$?@%()]+\s*:\s*)*(?:(?:rep|repe|repne|repz|repnz|lock|bnd|notrack)\s+)*([A-Za-z]\w*(?:\.\w+)?)\b\s*([^#\\]*)/i;
/** `name`, `PREFIX(name)`, either by the linker's table. */
const TARGET = /^([A-Za-z_.$?@][\w.$]*)(?:\(\s*(\w+)\s*\))?(?:@PLT)?$/i;
const NEARNESS = /^\s*(?:short|near|far)\b/i;
/** `1f`, and labels that are no other file's by their shape. */
const LOCAL = /^(?:\d+[bf]|\.L[\w$.]*|%%\w+|\.\w+)$/;
const INCLUDE = /^\s*[#%.]?\s*include\s+["<']?([^"'<>]+)/i;

function matcher(words: readonly string[]): (word: string) => boolean {
  const tests = words.map((word): ((small: string) => boolean) => {
    const bare = word.replace(/^\*|\*$/g, '');
    if (word.startsWith('*')) return (small) => small.includes(bare);
    return word.endsWith('*') ? (small) => small.startsWith(bare) : (small) => small === bare;
  });
  const known = new Map<string, boolean>();
  return (word) => {
    const found = known.get(word) ?? tests.some((test) => test(word.toLowerCase()));
    known.set(word, found);
    return found;
  };
}
