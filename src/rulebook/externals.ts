/** Reads the tables of `rules/` that are about outside functions in general, not about migration. */
import type { Field, Reader } from './fields.ts';
import type { Knowledge, KnownExternals, KnownHarmless, KnownOpener } from './knowledge.ts';
import { readPrototype } from './prototype.ts';
import { readSynopsis } from './synopsis.ts';

export function readConstants(reader: Reader, field: Field | null): Knowledge['constants'] {
  if (field === null) return { flags: {}, aliases: {}, systemCalls: {} };
  reader.onlyKeys(field, ['flags', 'aliases', 'syscalls']);
  const flags = field.at('flags');
  const calls = field.at('syscalls');
  return {
    flags: Object.fromEntries(
      (flags?.keys() ?? []).map((name) => [name, flags === null ? 0 : reader.number(flags, name)]),
    ),
    aliases: textsOf(reader, field, 'aliases'),
    systemCalls: Object.fromEntries(
      (calls?.keys() ?? []).map((machine) => [
        machine,
        calls === null ? {} : textsOf(reader, calls, machine),
      ]),
    ),
  };
}

export function readHarmless(reader: Reader, field: Field | null): readonly KnownHarmless[] {
  if (field === null) return [];
  reader.onlyKeys(field, ['headers']);
  return (field.at('headers')?.items() ?? []).map((one): KnownHarmless => {
    reader.onlyKeys(one, ['header', 'library', 'language', 'functions', 'except']);
    return {
      header: reader.text(one, 'header'),
      library: reader.text(one, 'library'),
      functions: reader.texts(one, 'functions'),
      except: reader.texts(one, 'except'),
      language: reader.choice(one, 'language', ['cpp', 'any'], 'any'),
    };
  });
}

const NOTHING_KNOWN: KnownExternals = {
  openers: [],
  numberedCalls: [],
  lookups: [],
  callbacks: [],
  quoting: [],
  aliases: {},
  endings: [],
  entryNames: [],
  testFrameworks: [],
  commands: [],
  writers: [],
  runners: [],
  ownProcess: [],
  forkers: [],
  streams: [],
  formatters: [],
  assembly: { transfers: [], returns: [], traps: [] },
  platform: {
    defined: {},
    undefined: [],
    foreignWords: [],
    foreignFolders: [],
    foreignHeaders: [],
    ownHeaders: [],
    ownMacros: [],
    switches: [],
  },
};

export function readExternals(reader: Reader, field: Field | null): KnownExternals {
  if (field === null) return NOTHING_KNOWN;
  reader.onlyKeys(field, [
    ...['openers', 'numbered-calls', 'lookups', 'callbacks', 'aliases', 'endings', 'entries', 'platform'],
    ...['quoting', 'test-frameworks', 'assembly', ...COMMAND_KEYS],
  ]);
  const platform = field.at('platform');
  return {
    openers: (field.at('openers')?.items() ?? []).map((one) => readOpener(reader, one)),
    numberedCalls: (field.at('numbered-calls')?.items() ?? []).map((one) => {
      reader.onlyKeys(one, ['api', 'number', 'prefixes']);
      return {
        name: nameOf(reader, one),
        number: positionOf(reader, one, 'number') ?? 0,
        prefixes: reader.texts(one, 'prefixes'),
      };
    }),
    lookups: (field.at('lookups')?.items() ?? []).map((one) => {
      reader.onlyKeys(one, ['api', 'name']);
      return { name: nameOf(reader, one), position: positionOf(reader, one, 'name') ?? 0 };
    }),
    callbacks: (field.at('callbacks')?.items() ?? []).map((one) => {
      reader.onlyKeys(one, ['api', 'function', 'as']);
      return {
        name: nameOf(reader, one),
        position: positionOf(reader, one, 'function') ?? 0,
        as: reader.choice(one, 'as', ['thread-start', 'callback', 'handler'], 'handler'),
      };
    }),
    quoting: (field.at('quoting')?.items() ?? []).map((one) => {
      reader.onlyKeys(one, ['macros', 'as']);
      return {
        macros: reader.texts(one, 'macros'),
        as: reader.choice(one, 'as', ['text', 'handler'], 'text'),
      };
    }),
    aliases: textsOf(reader, field, 'aliases'),
    endings: reader.texts(field, 'endings'),
    entryNames: reader.texts(field, 'entries'),
    testFrameworks: (field.at('test-frameworks')?.items() ?? []).map((one) => {
      reader.onlyKeys(one, ['name', 'bodies', 'fixtures', 'methods', 'runners', 'mains']);
      return {
        bodies: reader.texts(one, 'bodies'),
        fixtures: reader.texts(one, 'fixtures'),
        methods: reader.texts(one, 'methods'),
        runners: reader.texts(one, 'runners'),
        mains: reader.texts(one, 'mains'),
      };
    }),
    ...readCommandTables(reader, field),
    assembly: readAssembly(reader, field.at('assembly')),
    platform: readPlatform(reader, platform),
  };
}

function readAssembly(reader: Reader, assembly: Field | null): KnownExternals['assembly'] {
  if (assembly !== null) reader.onlyKeys(assembly, ['transfers', 'returns', 'traps']);
  return {
    transfers: textsIn(reader, assembly, 'transfers'),
    returns: textsIn(reader, assembly, 'returns'),
    traps: textsIn(reader, assembly, 'traps'),
  };
}

function readPlatform(reader: Reader, platform: Field | null): KnownExternals['platform'] {
  return {
    defined: platform === null ? {} : textsOf(reader, platform, 'defined'),
    undefined: textsIn(reader, platform, 'undefined'),
    foreignWords: textsIn(reader, platform, 'foreign-words'),
    foreignFolders: textsIn(reader, platform, 'foreign-folders'),
    foreignHeaders: textsIn(reader, platform, 'foreign-headers'),
    ownHeaders: textsIn(reader, platform, 'own-headers'),
    ownMacros: textsIn(reader, platform, 'own-macros'),
    switches: (platform?.at('switches')?.items() ?? []).map((one) => {
      reader.onlyKeys(one, ['macro', 'pragma', 'words']);
      return {
        macro: reader.text(one, 'macro'),
        pragma: reader.text(one, 'pragma'),
        words: reader.texts(one, 'words'),
      };
    }),
  };
}

const COMMAND_KEYS = ['commands', 'writers', 'runners', 'own-process', 'forkers', 'streams', 'formatters'];

type CommandTables = Pick<
  KnownExternals,
  'commands' | 'writers' | 'runners' | 'ownProcess' | 'forkers' | 'streams' | 'formatters'
>;

/** What starts commands or writes to files, in the shell and in C. */
function readCommandTables(reader: Reader, field: Field): CommandTables {
  const items = (key: string): readonly Field[] => field.at(key)?.items() ?? [];
  return {
    commands: items('commands').flatMap((one) => {
      const shape = readSynopsis(reader.textOf(one));
      if (shape === null) reader.fail(one, 'This is no synopsis of a command.');
      return shape === null ? [] : [shape];
    }),
    writers: items('writers').map((one) => {
      reader.onlyKeys(one, ['api', 'file', 'text', 'format']);
      return {
        name: nameOf(reader, one),
        file: positionOf(reader, one, 'file') ?? 0,
        text: positionOf(reader, one, 'text'),
        format: positionOf(reader, one, 'format'),
      };
    }),
    runners: items('runners').map((one) => {
      reader.onlyKeys(one, ['api', 'text', 'program', 'words', 'list', 'replaces']);
      return {
        name: nameOf(reader, one),
        text: positionOf(reader, one, 'text'),
        program: positionOf(reader, one, 'program'),
        words: positionOf(reader, one, 'words'),
        list: positionOf(reader, one, 'list'),
        replaces: one.at('replaces')?.value === true,
      };
    }),
    ownProcess: reader.texts(field, 'own-process'),
    forkers: reader.texts(field, 'forkers'),
    streams: reader.texts(field, 'streams'),
    formatters: reader.texts(field, 'formatters'),
  };
}

function textsIn(reader: Reader, field: Field | null, key: string): readonly string[] {
  return field === null ? [] : reader.texts(field, key);
}

function readOpener(reader: Reader, field: Field): KnownOpener {
  reader.onlyKeys(field, ['api', 'path', 'flags', 'mode', 'same-as']);
  return {
    name: nameOf(reader, field),
    path: positionOf(reader, field, 'path'),
    flags: positionOf(reader, field, 'flags'),
    mode: positionOf(reader, field, 'mode'),
    sameAs: positionOf(reader, field, 'same-as'),
  };
}

function nameOf(reader: Reader, field: Field): string {
  const text = reader.text(field, 'api');
  const prototype = readPrototype(text);
  if (prototype === null) reader.fail(field, `"${text}" is no prototype with named parameters.`);
  return prototype?.name ?? '';
}

/** The position of the parameter that `key` names, or null when the key is absent. */
function positionOf(reader: Reader, field: Field, key: string): number | null {
  const name = reader.optionalText(field, key);
  if (name === null) return null;
  const position = readPrototype(reader.text(field, 'api'))?.parameters.indexOf(name) ?? -1;
  if (position < 0) reader.fail(field, `The prototype has no parameter "${name}".`);
  return Math.max(0, position);
}

function textsOf(reader: Reader, field: Field, key: string): Readonly<Record<string, string>> {
  const map = field.at(key);
  if (map === null) return {};
  return Object.fromEntries(
    map.keys().map((name) => {
      const inner = map.at(name);
      const isNumber = typeof inner?.value === 'number';
      return [name, inner === null ? '' : isNumber ? String(inner.value) : reader.textOf(inner)];
    }),
  );
}
