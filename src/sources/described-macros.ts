/**
 * Macros that build files define whatever the options: statements that stand under no condition, or under one that
 * only leaves out what bears a name. What is defined for one target alone is not told, and no variable is followed.
 */
import { basename } from 'node:path';

export interface DescribedMacro {
  readonly name: string;
  readonly text: string;
  /** The build file that says so. */
  readonly by: string;
  /** Conditions around it that must not hold, as written: `conf.env['IS_WINDOWS']`. */
  readonly unless: readonly string[];
}

interface BuildText {
  readonly path: string;
  readonly text: string;
}

type Reader = (text: string) => readonly Found[];

type Found = Omit<DescribedMacro, 'by'>;

const READERS: readonly (readonly [system: string, names: RegExp, read: Reader])[] = [
  ['waf', /^(?:wscript|SConstruct)$/, readPython],
  ['cmake', /^CMakeLists\.txt$/, readCMake],
  ['meson', /^meson\.build$/, readMeson],
  ['autoconf', /^configure\.(?:ac|in)$/, readAutoconf],
];

/** Where a tree can be built by several systems, only what all of them define is sure. */
export function readDefinitions(texts: readonly BuildText[]): readonly DescribedMacro[] {
  const bySystem = new Map<string, Map<string, DescribedMacro>>();
  for (const { path, text } of texts) {
    for (const [system, names, read] of READERS) {
      if (!names.test(basename(path))) continue;
      const known = bySystem.get(system) ?? new Map<string, DescribedMacro>();
      bySystem.set(system, known);
      for (const found of read(text)) known.set(found.name, { ...found, by: path });
    }
  }
  const [first, ...others] = [...bySystem.values()];
  return [...(first?.values() ?? [])].filter(({ name }) => others.every((one) => one.has(name)));
}

/**
 * Names that a build may define macros as or have them call, by the macro, whatever the condition:
 * `AC_DEFINE([STOP], [abort])`, and `#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))` in what goes into the
 * header of the configuration as it stands. A macro that may be anything but a name is left out.
 */
export function readNamesGiven(texts: readonly BuildText[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { path, text } of texts) {
    if (!/\.(?:ac|m4)$|^configure\.in$/.test(basename(path))) continue;
    for (const [, name = '', value = ''] of text.replace(ASIDE, '').matchAll(GIVEN)) {
      found.set(name, (found.get(name) ?? new Set()).add(value.trim()));
    }
    for (const [, name = '', parameters = '', body = ''] of text.matchAll(WRITTEN_OUT)) {
      const called = Array.from(body.matchAll(CALLED), ([, callee]) => callee ?? '');
      const own = parameters.split(',').map((parameter) => parameter.trim());
      const values = found.get(name) ?? new Set();
      found.set(name, values);
      for (const callee of called) if (!own.includes(callee)) values.add(callee);
    }
  }
  return new Map(
    [...found].flatMap(([name, values]): readonly [string, readonly string[]][] => {
      const isNames = [...values].every((value) => /^[A-Za-z_]\w*$/.test(value));
      return isNames ? [[name, [...values].sort()]] : [];
    }),
  );
}

const WRITTEN_OUT = /^[ \t]*#[ \t]*define[ \t]+(\w+)\(([^)\n]*)\)((?:\\\r?\n|.)*)/gm;
const CALLED = /(?<!\w)([A-Za-z_]\w*)\s*\(/g;

const ASIDE = /^[ \t]*(?:dnl\b|#).*/gm;
const GIVEN = /\bAC_DEFINE(?:_UNQUOTED)?\(\s*\[?\s*(\w+)\s*\]?\s*(?:,\s*\[?([^\],)]*)|\))/g;

/** Null where the condition may hold or not. */
type Guard = string | null;

function settledBy(guards: readonly Guard[]): readonly string[] | null {
  const sure = guards.filter((guard) => guard !== null);
  return sure.length === guards.length ? sure : null;
}

const DEFINED_IN_PYTHON = /\bdefine\(\s*'(\w+)'\s*,\s*(?:'([^']*)'|(\d+))\s*[,)]/;

/** Blocks are told by how far they are moved in. */
function readPython(text: string): readonly Found[] {
  const blocks: { readonly depth: number; readonly guard: Guard }[] = [];
  return text.split('\n').flatMap((line): readonly Found[] => {
    const depth = line.search(/\S/);
    if (depth < 0 || line[depth] === '#') return [];
    while ((blocks.at(-1)?.depth ?? -1) >= depth) blocks.pop();
    const block = /^\s*(if|elif|else|for|while|with|try|except|finally)\b\s*(.*?):\s*(?:#.*)?$/.exec(line);
    if (block !== null) {
      const denied = block[1] === 'if' ? /^not\s+([\w.'"[\]]+)$/.exec(block[2] ?? '')?.[1] : undefined;
      blocks.push({ depth, guard: denied ?? null });
    }
    const [, name, quoted, number] = DEFINED_IN_PYTHON.exec(line) ?? [];
    const unless = settledBy(blocks.map(({ guard }) => guard));
    return name === undefined || unless === null ? [] : [{ name, text: quoted ?? number ?? '', unless }];
  });
}

const OPENING_IN_CMAKE = /^\s*(?:if|foreach|while|function|macro|block)\s*\(/i;
const CLOSING_IN_CMAKE = /^\s*end(?:if|foreach|while|function|macro|block)\s*\(/i;

function readCMake(text: string): readonly Found[] {
  const guards: Guard[] = [];
  return statementsOf(text, '#').flatMap((line): readonly Found[] => {
    if (CLOSING_IN_CMAKE.test(line)) guards.pop();
    else if (OPENING_IN_CMAKE.test(line))
      guards.push(/^\s*if\s*\(\s*NOT\s+(\w+)\s*\)/i.exec(line)?.[1] ?? null);
    else if (/^\s*else(?:if)?\s*\(/i.test(line)) guards[guards.length - 1] = null;
    const [, command, words] =
      /^\s*(add_definitions|add_compile_definitions)\s*\(([^()]*)\)/i.exec(line) ?? [];
    const unless = settledBy(guards);
    if (command === undefined || unless === null) return [];
    const defined = (words ?? '').matchAll(/(?<!\S)(?:-D)?([A-Za-z_]\w*)(?:=([^\s"$]*))?(?!\S)/g);
    return [...defined].map(([, name = '', value = '1']) => ({ name, text: value, unless }));
  });
}

function readMeson(text: string): readonly Found[] {
  let depth = 0;
  return statementsOf(text, '#').flatMap((line): readonly Found[] => {
    if (/^\s*end(?:if|foreach)\b/.test(line)) depth--;
    if (/^\s*(?:if|foreach)\b/.test(line)) depth++;
    if (depth > 0) return [];
    const set = /\.set(?:10)?\s*\(\s*'([A-Z]\w*)'\s*,\s*(?:(\d+)|true)\s*[,)]/.exec(line);
    const given = /^\s*add_(?:project|global)_arguments\s*\(/.test(line)
      ? [...line.matchAll(/'-D([A-Za-z_]\w*)(?:=([^']*))?'/g)]
      : [];
    return [...(set === null ? [] : [set]), ...given].map(([, name = '', value = '1']) => {
      return { name, text: value, unless: [] };
    });
  });
}

const OPENING_IN_SHELL = /^\s*(?:if|case|for|while|until)\b/;
const CLOSING_IN_SHELL = /(?:^|;)\s*(?:fi|esac|done)\b/;

/** What stands in brackets is handed to a macro that may or may not use it. */
function readAutoconf(text: string): readonly Found[] {
  let depth = 0;
  let brackets = 0;
  return text.split('\n').flatMap((line): readonly Found[] => {
    if (/^\s*(?:#|dnl\b)/.test(line)) return [];
    const isOutside = depth === 0 && brackets === 0;
    if (OPENING_IN_SHELL.test(line)) depth++;
    if (CLOSING_IN_SHELL.test(line)) depth = Math.max(0, depth - 1);
    for (const sign of line)
      brackets += sign === '[' || sign === '(' ? 1 : sign === ']' || sign === ')' ? -1 : 0;
    const found = /^AC_DEFINE\(\s*\[?([A-Za-z_]\w*)\]?\s*(?:,\s*\[?\s*([\w.]*)|\))/.exec(line);
    return found === null || !isOutside ? [] : [{ name: found[1] ?? '', text: found[2] ?? '1', unless: [] }];
  });
}

/** Lines joined until their parentheses are closed, without comments. */
function statementsOf(text: string, comment: string): readonly string[] {
  const found: string[] = [];
  let open = 0;
  for (const whole of text.split('\n')) {
    const at = whole.indexOf(comment);
    const line = at < 0 ? whole : whole.slice(0, at);
    if (open > 0) found.push(`${found.pop() ?? ''} ${line}`);
    else found.push(line);
    for (const sign of line) open += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    open = Math.max(0, open);
  }
  return found;
}
