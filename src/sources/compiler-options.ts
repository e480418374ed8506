/**
 * What the options of a compiler say about a translation unit, fact by fact, in the order in which the compiler
 * heeds them. Knows the spellings of gcc and clang, and of cl where that is the driver. Options that change
 * nothing for the preprocessor are known only as far as to skip the argument that belongs to them.
 */
import type { BuildFeature, IncludeFolderKind, MacroChange } from '../model/index.ts';
import type { Compiler } from './compiler-call.ts';

/** Paths are as written. */
export type OptionFact =
  | { readonly kind: 'macro'; readonly change: MacroChange }
  | { readonly kind: 'folder'; readonly place: IncludeFolderKind; readonly path: string }
  /** `-I-`: the `-I` before it were meant as `-iquote`. */
  | { readonly kind: 'folder-split' }
  | { readonly kind: 'forced-include'; readonly place: 'include' | 'macros'; readonly path: string }
  | { readonly kind: 'standard'; readonly name: string }
  | { readonly kind: 'ansi' }
  | { readonly kind: 'features'; readonly on: readonly BuildFeature[]; readonly off: readonly BuildFeature[] }
  | { readonly kind: 'output'; readonly path: string }
  | { readonly kind: 'sysroot'; readonly path: string }
  /** `-x`: holds for the inputs behind it. */
  | { readonly kind: 'language'; readonly name: string }
  | { readonly kind: 'input'; readonly path: string };

/** Where an option's argument stands: in the same word, in the next one, or wherever it is. */
type Form = 'alone' | 'joined' | 'apart' | 'either';

interface Option {
  readonly spelling: string;
  readonly form: Form;
  readonly read: (argument: string) => Reading;
}

/** `forwarded` words are options for another program that is run, the preprocessor mostly. */
interface Reading {
  readonly facts: readonly OptionFact[];
  readonly forwarded: readonly string[];
}

export function readOptions(words: readonly string[], compiler: Compiler): readonly OptionFact[] {
  const options = optionsOf(compiler);
  const facts: OptionFact[] = [];
  // What is forwarded stands behind all else, as gcc and clang have it. Each round takes something off the words.
  for (let pending = words; pending.length > 0;) {
    const forwarded: string[] = [];
    for (let at = 0; at < pending.length;) at = readWord(pending, at, options, facts, forwarded);
    pending = forwarded;
  }
  return facts;
}

/** Gives back the place of the next word. */
function readWord(
  words: readonly string[],
  at: number,
  options: OptionTable,
  facts: OptionFact[],
  forwarded: string[],
): number {
  const word = words[at] ?? '';
  if (word === '--') {
    for (const path of words.slice(at + 1)) facts.push({ kind: 'input', path });
    return words.length;
  }
  const option = findOption(options, word);
  if (option === null) {
    if (!word.startsWith('-') && word !== '') facts.push({ kind: 'input', path: word });
    return at + 1;
  }
  const apart = word === option.spelling && option.form !== 'alone' && option.form !== 'joined';
  const argument = apart ? words[at + 1] : word.slice(option.spelling.length);
  const reading = argument === undefined ? nothing : option.read(argument);
  for (const fact of reading.facts) facts.push(fact);
  for (const inner of reading.forwarded) forwarded.push(inner);
  return at + (apart ? 2 : 1);
}

interface OptionTable {
  readonly exact: ReadonlyMap<string, Option>;
  /** By their first two characters; longer spellings first. */
  readonly joined: ReadonlyMap<string, readonly Option[]>;
}

function findOption(table: OptionTable, word: string): Option | null {
  const exact = table.exact.get(word);
  if (exact !== undefined) return exact;
  const candidates = table.joined.get(word.slice(0, 2)) ?? [];
  return candidates.find(({ spelling }) => word.startsWith(spelling)) ?? null;
}

function tabulate(options: readonly Option[]): OptionTable {
  const exact = new Map(
    options.filter(({ form }) => form !== 'joined').map((option) => [option.spelling, option]),
  );
  const joined = new Map<string, Option[]>();
  for (const option of options) {
    if (option.form === 'alone' || option.form === 'apart') continue;
    const start = option.spelling.slice(0, 2);
    joined.set(start, [...(joined.get(start) ?? []), option]);
  }
  for (const candidates of joined.values()) {
    candidates.sort((a, b) => b.spelling.length - a.spelling.length);
  }
  return { exact, joined };
}

const nothing: Reading = { facts: [], forwarded: [] };

function told(...facts: readonly OptionFact[]): Reading {
  return { facts, forwarded: [] };
}

function forward(forwarded: readonly string[]): Reading {
  return { facts: [], forwarded };
}

function readDefine(argument: string): Reading {
  const change = parseDefine(argument);
  return change === null ? nothing : told({ kind: 'macro', change });
}

const macroHead = /^([\p{L}_$][\p{L}\p{N}_$]*)(?:\(([^()]*)\))?\s*$/u;

/** Null for what is no definition. A line end would end it. */
function parseDefine(argument: string): MacroChange | null {
  const equals = argument.indexOf('=');
  const head = equals === -1 ? argument : argument.slice(0, equals);
  const [, name, parameters] = macroHead.exec(head) ?? [];
  if (name === undefined) return null;
  const names = parameters?.split(',').map((parameter) => parameter.trim()) ?? null;
  return {
    kind: 'define',
    name,
    parameters: names?.filter((parameter) => parameter !== '') ?? null,
    text: equals === -1 ? '1' : (argument.slice(equals + 1).split(/[\r\n]/, 1)[0] ?? ''),
  };
}

function readUndefine(name: string): Reading {
  return told({ kind: 'macro', change: { kind: 'undefine', name } });
}

function readFolder(place: IncludeFolderKind): Option['read'] {
  return (path) => (path === '' ? nothing : told({ kind: 'folder', place, path }));
}

function readForced(place: 'include' | 'macros'): Option['read'] {
  return (path) => (path === '' ? nothing : told({ kind: 'forced-include', place, path }));
}

function readStandard(name: string): Reading {
  return told({ kind: 'standard', name });
}

function readLanguage(name: string): Reading {
  return told({ kind: 'language', name });
}

function readOutput(path: string): Reading {
  return path === '' ? nothing : told({ kind: 'output', path });
}

function readSysroot(path: string): Reading {
  return told({ kind: 'sysroot', path });
}

function readFeatures(on: readonly BuildFeature[], off: readonly BuildFeature[] = []): Option['read'] {
  const facts: readonly OptionFact[] = [{ kind: 'features', on, off }];
  return () => ({ facts, forwarded: [] });
}

/** The level behind `-O`: none is 1, and `-Og` and `-Ofast` optimise as well. */
function readOptimization(level: string): Reading {
  if (level === '0') return readFeatures([], ['optimize', 'optimize-size'])(level);
  if (level === 's' || level === 'z') return readFeatures(['optimize', 'optimize-size'])(level);
  return readFeatures(['optimize'], ['optimize-size'])(level);
}

const positions: readonly BuildFeature[] = ['pic', 'small-pic', 'pie'];

function option(form: Form, spellings: string, read: Option['read']): readonly Option[] {
  return spellings.split(' ').map((spelling) => ({ spelling, form, read }));
}

/** The features come switched off first, then on: `on` wins where a list has both. */
const featureOptions: readonly Option[] = [
  ...option('alone', '-fopenmp -qopenmp -fiopenmp', readFeatures(['openmp'])),
  ...option('joined', '-fopenmp=', readFeatures(['openmp'])),
  ...option('alone', '-fno-openmp', readFeatures([], ['openmp'])),
  ...option('alone', '-pthread -pthreads', readFeatures(['pthread'])),
  ...option('alone', '-no-pthread', readFeatures([], ['pthread'])),
  ...option('alone', '-m32', readFeatures(['m32'], ['m64'])),
  ...option('alone', '-m64', readFeatures(['m64'], ['m32'])),
  ...option('alone', '-ffreestanding -fno-hosted', readFeatures(['freestanding'])),
  ...option('alone', '-fhosted -fno-freestanding', readFeatures([], ['freestanding'])),
  ...option('alone', '-fPIC', readFeatures(['pic'], positions)),
  ...option('alone', '-fpic', readFeatures(['small-pic'], positions)),
  ...option('alone', '-fPIE', readFeatures(['pic', 'pie'], positions)),
  ...option('alone', '-fpie', readFeatures(['small-pic', 'pie'], positions)),
  ...option('alone', '-fno-PIC -fno-pic -fno-PIE -fno-pie', readFeatures([], positions)),
  ...option('joined', '-O --optimize=', readOptimization),
  // Says that the language is Objective-C, and nothing of optimising.
  ...option('alone', '-ObjC -ObjC++', () => nothing),
  ...option('alone', '--optimize', readFeatures(['optimize'], ['optimize-size'])),
];

/** Their argument is skipped, so that nobody takes it for an option or a file. */
const skipped = [
  '-A -B -F -L -MF -MJ -MQ -MT -R -T -V -arch -aux-info -b -dumpbase -dumpbase-ext -dumpdir -e -framework',
  '-gcc-toolchain -h -iframework -imultiarch -imultilib -include-pch -index-store-path',
  '-iprefix -ivfsoverlay -iwithprefix -iwithprefixbefore -iwithsysroot -l -mllvm --param',
  '--serialize-diagnostics -serialize-diagnostics -specs --specs -target -u -wrapper -z -Xanalyzer',
  '-Xassembler -Xlinker -Xopenmp-target -install_name',
].join(' ');

const gnuOptions: readonly Option[] = [
  ...option('either', '-D', readDefine),
  ...option('apart', '--define-macro', readDefine),
  ...option('joined', '--define-macro=', readDefine),
  ...option('either', '-U', readUndefine),
  ...option('apart', '--undefine-macro', readUndefine),
  ...option('joined', '--undefine-macro=', readUndefine),
  ...option('either', '-I', readFolder('plain')),
  ...option('apart', '--include-directory', readFolder('plain')),
  ...option('joined', '--include-directory=', readFolder('plain')),
  ...option('alone', '-I- --include-barrier', () => told({ kind: 'folder-split' })),
  ...option('either', '-iquote', readFolder('quote')),
  ...option('either', '-isystem', readFolder('system')),
  ...option('either', '-idirafter', readFolder('after')),
  ...option('apart', '--include-directory-after', readFolder('after')),
  ...option('joined', '--include-directory-after=', readFolder('after')),
  ...option('either', '-include', readForced('include')),
  ...option('apart', '--include', readForced('include')),
  ...option('joined', '--include=', readForced('include')),
  ...option('either', '-imacros', readForced('macros')),
  ...option('apart', '--imacros', readForced('macros')),
  ...option('joined', '--imacros=', readForced('macros')),
  ...option('joined', '-std= --std=', readStandard),
  ...option('apart', '--std', readStandard),
  ...option('alone', '-ansi --ansi', () => told({ kind: 'ansi' })),
  ...option('either', '-x', readLanguage),
  ...option('apart', '--language', readLanguage),
  ...option('joined', '--language=', readLanguage),
  ...option('either', '-o', readOutput),
  ...option('apart', '--output', readOutput),
  ...option('joined', '--output=', readOutput),
  ...option('either', '-isysroot', readSysroot),
  ...option('apart', '--sysroot', readSysroot),
  ...option('joined', '--sysroot=', readSysroot),
  ...featureOptions,
  ...option('apart', skipped, () => nothing),
  ...option('joined', '-Wp, -Wc,', (argument) => forward(argument.split(','))),
  ...option('apart', '-Xpreprocessor -Xclang', (argument) => forward([argument])),
  ...option('apart', '-Xcompiler --compiler-options', (argument) => forward(argument.split(','))),
];

/** cl takes a dash for its slash. `#` stands for `=` in a definition, as a `=` gets lost in batch files. */
function clOption(form: Form, names: string, read: Option['read']): readonly Option[] {
  return names
    .split(' ')
    .flatMap((name) => [...option(form, `/${name}`, read), ...option(form, `-${name}`, read)]);
}

const clOptions: readonly Option[] = [
  ...clOption('either', 'D', (argument) => readDefine(argument.replace(/^([^=#]*)#/, '$1='))),
  ...clOption('either', 'U', readUndefine),
  ...clOption('either', 'I', readFolder('plain')),
  ...clOption('either', 'external:I imsvc', readFolder('system')),
  ...clOption('either', 'FI', readForced('include')),
  ...clOption('joined', 'std:', readStandard),
  ...clOption('either', 'Fo', (argument) => readOutput(argument.replace(/^:\s*/, ''))),
  ...clOption('alone', 'TC', () => readLanguage('c')),
  ...clOption('alone', 'TP', () => readLanguage('c++')),
  ...clOption('either', 'Tc', (path) => told({ kind: 'language', name: 'c' }, { kind: 'input', path })),
  ...clOption('either', 'Tp', (path) => told({ kind: 'language', name: 'c++' }, { kind: 'input', path })),
  ...clOption('alone', 'openmp', readFeatures(['openmp'])),
  ...clOption('joined', 'openmp:', readFeatures(['openmp'])),
  ...clOption('joined', 'clang:', (argument) => forward([argument])),
  ...option('either', '-o', readOutput),
  ...option('apart', '-Xclang', (argument) => forward([argument])),
  ...option('alone', '-m32', readFeatures(['m32'], ['m64'])),
  ...option('alone', '-m64', readFeatures(['m64'], ['m32'])),
];

const gnuTable = tabulate(gnuOptions);
const clTable = tabulate(clOptions);

function optionsOf(compiler: Compiler): OptionTable {
  switch (compiler.style) {
    case 'gnu':
      return gnuTable;
    case 'cl':
      return clTable;
  }
}
