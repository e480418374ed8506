/**
 * Knowledge for one target: rows that do not hold for it are gone, names and words are the target's own, so
 * that no later stage ever asks for a version.
 */
import type { Evidence, Row, Rule, Rulebook, StayReason, Target } from '../model/index.ts';
import { type Externals, type Interest, once } from '../program/index.ts';
import { argumentsAsked, asksFields } from './condition.ts';
import { keptFor, keptForBoth } from './kept.ts';
import { scriptTablesFor } from './scripts.ts';
import type { KnownEvidence, Knowledge, KnownRow, PerTarget } from './knowledge.ts';

/** Null when the knowledge has no such target. */
export function rulebookFor(knowledge: Knowledge, id: string): Rulebook | null {
  const target = knowledge.targets.find((one) => one.id === id);
  return target === undefined ? null : rulebookOf(knowledge, target);
}

const rulebookOf = keptForBoth((knowledge: Knowledge, target: Target): Rulebook => {
  const { id } = target;
  const foreign = new Set(knowledge.evidence.filter((one) => !holdsFor(one, id)).map((one) => one.id));
  const own = (evidence: readonly string[]): readonly string[] => evidence.filter((one) => !foreign.has(one));
  const rules = knowledge.rules.map((rule): Rule => {
    const rows = rule.rows
      .filter((row) => holdsFor(row, id))
      .map((row): Row => ({ ...row, rule: rule.id, evidence: own(row.evidence) }));
    const reason = knowledge.stayReasons.find((one) => one.id === rule.stayReason);
    const releases = [...rule.releases, ...(reason?.releases ?? [])].filter((one) => holdsFor(one, id));
    return { ...rule, rows, releases };
  });
  const stayReasons = knowledge.stayReasons.map((reason): StayReason => {
    return {
      id: reason.id,
      title: reason.title,
      kernelName: forTarget(reason.kernelNames, id),
      word: forTarget(reason.words, id),
      why: reason.why,
      ends: forTarget(reason.ends, id) ?? 'What ends it on this target is not known.',
      visibleInSource: reason.visibleInSource,
      evidence: own(reason.evidence),
    };
  });
  const has = (reason: string): boolean =>
    stayReasons.some(({ id: known, kernelName }) => known === reason && kernelName !== null);
  return {
    target,
    stayReasons,
    rules,
    evidence: knowledge.evidence.map(evidenceOf),
    signs: knowledge.signs.filter((sign) => holdsFor(sign, id)),
    unseen: knowledge.unseen.filter((one) => holdsFor(one, id) && has(one.stayReason)),
  };
});

/** Without what matters only to who asks for costs. */
export const withoutCosts = keptFor((rulebook: Rulebook): Rulebook => {
  const rules = rulebook.rules.map((rule): Rule => {
    return { ...rule, rows: rule.rows.filter(({ repeated }) => !repeated) };
  });
  return { ...rulebook, rules };
});

function evidenceOf({ id, kind, mark, source, says, checked }: KnownEvidence): Evidence {
  return { id, kind, mark, source, says, checked };
}

function holdsFor({ targets }: Pick<KnownRow, 'targets'>, target: string): boolean {
  return targets === null || targets.some((one) => target.startsWith(one));
}

/** The value of the longest key that the target begins with. */
function forTarget<T>(map: PerTarget<T | null>, target: string): T | null {
  const [best] = Object.keys(map)
    .filter((key) => target.startsWith(key))
    .sort((a, b) => b.length - a.length);
  return best === undefined ? null : (map[best] ?? null);
}

/** What the program room must know of the outside, drawn from the same knowledge. */
export const externalsFor = keptForBoth((knowledge: Knowledge, rulebook: Rulebook): Externals => {
  const { externals, constants } = knowledge;
  const rows = rulebook.rules.flatMap((rule) => rule.rows);
  const known = new Set(rows.map((row) => row.api.name));
  return {
    interests: interestsOf(rows, knowledge),
    pathPrefixes: [...new Set(rows.flatMap((row) => (row.api.kind === 'path' ? [row.api.name] : [])))].sort(),
    openers: new Map(externals.openers.map((opener) => [opener.name, opener])),
    numberedCalls: new Map(externals.numberedCalls.map((one) => [one.name, one])),
    systemCalls: new Map(
      Object.entries(constants.systemCalls['x86-64'] ?? {}).map(([number, name]) => [Number(number), name]),
    ),
    lookups: new Map(externals.lookups.map((one) => [one.name, one.position])),
    quoting: new Map(externals.quoting.flatMap(({ macros, as }) => macros.map((macro) => [macro, as]))),
    callbacks: new Map(
      externals.callbacks.map(({ name }) => [name, externals.callbacks.filter((one) => one.name === name)]),
    ),
    aliases: new Map(Object.entries(externals.aliases)),
    watched: watchedNames(rulebook, externals.endings),
    endings: new Set(externals.endings),
    ...startingTables(knowledge, rulebook),
    constants: new Set([...Object.keys(constants.flags), ...Object.keys(constants.aliases)]),
    entryNames: externals.entryNames,
    testFrameworks: externals.testFrameworks,
    platform: {
      defined: new Map(Object.entries(externals.platform.defined)),
      undefined: new Set(externals.platform.undefined),
      switches: externals.platform.switches,
      ...offeredBy(knowledge, rows),
      ...foreignBy(externals.platform),
    },
    isHarmless: harmlessTest(knowledge, known),
  };
});

/** What releases, and what never returns: only where it stands matters, and only where something is to be released. */
function watchedNames(rulebook: Rulebook, endings: readonly string[]): readonly string[] {
  const releases = rulebook.rules.flatMap((rule) => rule.releases.map(({ api }) => lastPart(api.name)));
  return [...new Set([...releases, ...endings])].sort();
}

/** What writes to files and what runs commands. */
function startingTables(
  knowledge: Knowledge,
  rulebook: Rulebook,
): Pick<
  Externals,
  | 'writers'
  | 'streams'
  | 'formatters'
  | 'ownProcess'
  | 'forkers'
  | 'runners'
  | 'commandWords'
  | 'shapes'
  | 'pathEnds'
> {
  const { writers, streams, formatters, ownProcess, forkers, runners } = knowledge.externals;
  const { words, shapes, pieces } = scriptTablesFor(knowledge, rulebook);
  return {
    writers: new Map(writers.map((writer) => [writer.name, writer])),
    streams: new Set(streams),
    formatters: new Set(formatters),
    ownProcess: new Set(ownProcess),
    forkers: new Set(forkers),
    runners: new Map(runners.map((runner) => [runner.name, runner])),
    commandWords: words,
    shapes,
    pathEnds: pieces,
  };
}

function interestsOf(rows: readonly Row[], knowledge: Knowledge): readonly Interest[] {
  const byName = new Map<string, Interest>();
  for (const row of rows) {
    for (const interest of interestsOfRow(row)) {
      const before = byName.get(interest.name);
      byName.set(interest.name, before === undefined ? interest : joined(before, interest));
    }
  }
  for (const one of [...knowledge.externals.numberedCalls, ...knowledge.externals.lookups]) {
    byName.set(one.name, {
      name: one.name,
      trigger: one.name,
      qualifier: null,
      wording: null,
      language: null,
      callsOnly: true,
      deciding: [],
      asksFields: false,
      header: null,
      arity: null,
      needsGrammar: true,
      telltales: null,
    });
  }
  for (const [spelling, name] of Object.entries(knowledge.externals.aliases)) {
    const interest = byName.get(name);
    if (interest !== undefined) byName.set(spelling, { ...interest, name: spelling, trigger: spelling });
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Two rows of one function ask about the arguments of both and allow the arities of both. */
function joined(a: Interest, b: Interest): Interest {
  const arity =
    a.arity === null || b.arity === null
      ? null
      : { least: Math.min(a.arity.least, b.arity.least), most: Math.max(a.arity.most, b.arity.most) };
  return {
    ...a,
    callsOnly: a.callsOnly && b.callsOnly,
    deciding: [...new Set([...a.deciding, ...b.deciding])].sort((x, y) => x - y),
    asksFields: a.asksFields || b.asksFields,
    header: a.header ?? b.header,
    arity,
    needsGrammar: a.needsGrammar || b.needsGrammar,
    telltales: a.telltales === null || b.telltales === null ? null : [...a.telltales, ...b.telltales],
  };
}

const ASSEMBLY_WORDS = ['asm', '__asm', '__asm__'];

function interestsOfRow(row: Row): readonly Interest[] {
  const { api, header } = row;
  const callsOnly = row.effect === 'fine' || row.effect === 'costs';
  const reading = { needsGrammar: true, telltales: null, qualifier: null, wording: null } as const;
  const plain = {
    language: null,
    callsOnly: false,
    deciding: [],
    asksFields: false,
    header,
    arity: null,
    ...reading,
  } as const;
  switch (api.kind) {
    case 'function': {
      const asked = row.when === null ? [] : argumentsAsked(row.when);
      const positions = asked.map((name) => api.parameters.indexOf(name)).filter((index) => index >= 0);
      const least = api.parameters.length;
      return [
        {
          name: api.name,
          trigger: triggerOf(api.name),
          qualifier: qualifierOf(api.name),
          wording: null,
          language: api.name.includes('::') ? 'cpp' : null,
          callsOnly: callsOnly && !api.name.includes('::'),
          deciding: positions,
          asksFields: row.when !== null && asksFields(row.when),
          header,
          arity: { least, most: api.variadic ? Number.MAX_SAFE_INTEGER : least },
          needsGrammar: !callsOnly || row.when !== null || api.name.includes('::'),
          telltales: telltalesOf(row),
        },
      ];
    }
    case 'type':
      return [
        {
          ...plain,
          name: api.name,
          trigger: lastPart(api.name),
          qualifier: qualifierOf(api.name),
          language: 'cpp',
        },
      ];
    case 'pragma':
      return [
        { ...plain, name: `#pragma ${api.name}`, trigger: firstWord(api.name) },
        { ...plain, name: `_Pragma ${api.name}`, trigger: '_Pragma', wording: firstWord(api.name) },
      ];
    case 'instruction':
      return ASSEMBLY_WORDS.map((trigger) => {
        return { ...plain, name: `${trigger} ${api.name}`, trigger, wording: api.name };
      });
    case 'path':
    case 'command':
      return [];
  }
}

function firstWord(name: string): string {
  return name.split(' ')[0] ?? name;
}

/** The flag without which the row surely does not hold, where doubt about it is not told. */
function telltalesOf({ when, doubt }: Row): readonly string[] | null {
  return when?.kind === 'argument-has-flag' && doubt === 'silent' ? [when.flag] : null;
}

/** A member is given away by its class, a function of a namespace by its own name. */
function triggerOf(name: string): string {
  const parts = name.split('::');
  const owner = parts.at(-2);
  const isClass = owner !== undefined && /^[A-Z]|^thread$/.test(owner) && owner !== 'QtConcurrent';
  return isClass ? owner : (parts.at(-1) ?? name);
}

function qualifierOf(name: string): string | null {
  const [first, ...more] = name.split('::');
  return first === undefined || more.length === 0 ? null : first;
}

function lastPart(name: string): string {
  return name.split('::').at(-1) ?? name;
}

/** Whole headers are vouched for, by names and by beginnings of names; a row's own name never is. */
function harmlessTest(knowledge: Knowledge, known: ReadonlySet<string>): Externals['isHarmless'] {
  const ofBoth = knowledge.harmless.filter(({ language }) => language === 'any');
  const tests = { c: harmlessIn(ofBoth, known), cpp: harmlessIn(knowledge.harmless, known) };
  return (name, language) => tests[language](name);
}

function harmlessIn(headers: Knowledge['harmless'], known: ReadonlySet<string>): (name: string) => boolean {
  const tables = once(() => ({
    functions: namesIn(headers.flatMap((header) => header.functions)),
    exceptions: namesIn(headers.flatMap((header) => header.except)),
  }));
  const answers = new Map<string, boolean>();
  return (name) => {
    let answer = answers.get(name);
    if (answer === undefined) {
      const { functions, exceptions } = tables();
      const isNamed = functions.whole(name) || (functions.begun(name) && !exceptions.begun(name));
      answer = isNamed && !known.has(name) && !exceptions.whole(name);
      answers.set(name, answer);
    }
    return answer;
  };
}

/** Names, and beginnings of names that end in `*`. */
function namesIn(patterns: readonly string[]): {
  readonly whole: (name: string) => boolean;
  readonly begun: (name: string) => boolean;
} {
  const names = new Set(patterns.filter((pattern) => !pattern.endsWith('*')));
  const byBeginning = new Map<string, string[]>();
  for (const pattern of patterns) {
    if (!pattern.endsWith('*')) continue;
    const beginning = pattern.slice(0, 2);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), pattern.slice(0, -1)]);
  }
  const begun = (name: string): boolean =>
    [name.slice(0, 2), `${name.slice(0, 1)}*`].some((beginning) =>
      byBeginning.get(beginning)?.some((one) => name.startsWith(one)),
    );
  return { whole: (name) => names.has(name), begun };
}

/** The libraries whose headers and functions every system has that the targets run on. */
const SYSTEM_LIBRARIES = /^(?:GNU C library|C library|POSIX)/;

/**
 * `HAVE_MMAP`, `HAVE_SYS_MMAN_H`, `NGX_HAVE_MAP_ANON`: by a custom that most build systems share a name is asked for
 * in capitals behind `HAVE_`, and done without behind `NO_`. What the platform has is answered so; what nobody knows of
 * stays open.
 */
function offeredBy(
  knowledge: Knowledge,
  rows: readonly Row[],
): Pick<Externals['platform'], 'constants' | 'isOffered' | 'isDenied' | 'hasFunction' | 'hasHeader'> {
  const system = knowledge.harmless.filter(({ library }) => SYSTEM_LIBRARIES.test(library));
  const headers = new Set(system.map(({ header }) => header));
  const declared = rows.filter(({ header }) => header !== null && headers.has(header));
  const own = once(() => {
    const functions = system.flatMap((one) => one.functions.filter((name) => !name.endsWith('*')));
    return new Set([...functions, ...declared.map(({ api }) => api.name)]);
  });
  const { flags, aliases } = knowledge.constants;
  const constants = new Set([...Object.keys(flags), ...Object.keys(aliases)]);
  const offered = once(() => new Set([...[...own(), ...headers].map(inCapitals), ...constants]));
  return {
    constants,
    isOffered: (macro) => {
      const asked = /(?:^|_)HAVE_(?:DECL_|FUNC_)?(\w+)$/.exec(macro)?.[1];
      return asked !== undefined && offered().has(asked);
    },
    isDenied: (macro) => {
      const denied = /(?:^|_)(?:NO|WITHOUT)_(?:HAVE_)?(\w+)$/.exec(macro)?.[1];
      return denied !== undefined && (offered().has(denied) || offered().has(`${denied}_H`));
    },
    hasFunction: (name) => own().has(name),
    hasHeader: (path) => headers.has(path),
  };
}

/** What is switched off: `NO_WIN32_THREADS`. */
const DENIAL = /(?:^|_)(?:NO|NON|NOT|WITHOUT|DISABLE|DISABLED)(?:_|$)/;

/** `HAVE_WIN32_THREADS`, `win32/threads.c`: many names say which system they are for. */
function foreignBy({
  foreignWords,
  foreignFolders,
  foreignHeaders,
  ownHeaders,
  ownMacros,
}: Knowledge['externals']['platform']): Pick<
  Externals['platform'],
  'isForeign' | 'foreignFolderOf' | 'lacksHeader' | 'isOwnHeader' | 'mayOwnMacro'
> {
  const word = new RegExp(`(?:^|_)(?:${foreignWords.join('|')})(?:_|$)`);
  const folders = new Set(foreignFolders);
  const headers = new Set(foreignHeaders);
  const own = new Set(ownHeaders);
  const macros = namesIn(ownMacros);
  return {
    lacksHeader: (path) => headers.has(path) || headers.has(`${path.split('/')[0] ?? ''}/*`),
    mayOwnMacro: (name) => macros.whole(name) || macros.begun(name),
    isOwnHeader: (path) =>
      own.has(path) || own.has(`${path.split('/')[0] ?? ''}/*`) || (own.has('*') && /^[a-z_]+$/.test(path)),
    isForeign: (macro) => foreignWords.length > 0 && word.test(macro) && !DENIAL.test(macro),
    foreignFolderOf: (path) => {
      const parts = path.split('/').slice(0, -1);
      const at = parts.findIndex((part) => folders.has(part.toLowerCase()));
      return at < 0 ? null : parts.slice(0, at + 1).join('/');
    },
  };
}

function inCapitals(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]/g, '_');
}
