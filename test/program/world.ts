/** A program of a few files and an outside world of a few names, made up so that no real API is needed. */
import type { Language, LinkedProgram } from '../../src/model/index.ts';
import { createOutliner, isCpp } from '../../src/outline/index.ts';
import {
  type Externals,
  type Interest,
  linkProgram,
  NO_BUILD,
  type Program,
} from '../../src/program/index.ts';
import type { Syntax } from '../../src/syntax/index.ts';

function interest(name: string, rest: Partial<Interest> = {}): Interest {
  const parts = name.split(/::| /);
  return {
    name,
    trigger: parts.at(-1) ?? name,
    qualifier: null,
    wording: null,
    language: null,
    callsOnly: false,
    deciding: [],
    asksFields: false,
    header: null,
    arity: null,
    needsGrammar: true,
    telltales: null,
    ...rest,
  };
}

export const EXTERNALS: Externals = {
  interests: [
    interest('lock', { deciding: [2], header: 'lock.h', arity: { least: 3, most: 3 } }),
    interest('share', { header: 'share.h', arity: { least: 1, most: 1 } }),
    interest('ns::Worker', { language: 'cpp' }),
    interest('Thread::start', { language: 'cpp', trigger: 'Thread' }),
    interest('#pragma omp parallel', { trigger: 'omp' }),
    interest('asm inb', { trigger: '__asm__' }),
    interest('syscall', { callsOnly: true }),
    interest('dlsym', { callsOnly: true }),
    interest('__share'),
  ],
  pathPrefixes: ['/dev/'],
  openers: new Map([['open', { path: 0, flags: 1, mode: null, sameAs: null }]]),
  numberedCalls: new Map([['syscall', { number: 0, prefixes: ['SYS_', '__NR_'] }]]),
  systemCalls: new Map([[77, 'share']]),
  lookups: new Map([['dlsym', 1]]),
  callbacks: new Map([
    ['spawn', [{ position: 1, as: 'thread-start' }]],
    ['sort', [{ position: 0, as: 'callback' }]],
    ['on_event', [{ position: 1, as: 'handler' }]],
    ['std::Runner', [{ position: 0, as: 'thread-start' }]],
  ]),
  quoting: new Map([['CALLED_BY_NAME', 'handler']]),
  aliases: new Map([['__share', 'share']]),
  watched: [],
  endings: new Set(['exit']),
  entryNames: ['main', 'lib_main'],
  constants: new Set(),
  platform: {
    defined: new Map([
      ['__linux__', '1'],
      ['__GNUC__', '4'],
    ]),
    undefined: new Set(['_WIN32', '__APPLE__']),
    constants: new Set(),
    switches: [],
    isOffered: () => false,
    isDenied: () => false,
    hasFunction: (name) => name === 'lock_all',
    isForeign: () => false,
    foreignFolderOf: (path) => (path.startsWith('win32/') ? 'win32' : null),
    hasHeader: () => false,
    isOwnHeader: () => false,
    mayOwnMacro: () => false,
    lacksHeader: (path) => path === 'gadgets.h',
  },
  testFrameworks: [
    {
      bodies: ['TEST', 'TEST_F'],
      fixtures: ['TEST_F'],
      methods: ['SetUp', 'TearDown'],
      runners: ['RUN_ALL_TESTS'],
      mains: [],
    },
    {
      bodies: ['TEST_CASE'],
      fixtures: [],
      methods: [],
      runners: ['Catch::Session'],
      mains: ['CATCH_CONFIG_MAIN'],
    },
    { bodies: [], fixtures: [], methods: ['*'], runners: ['qExec'], mains: ['QTEST_MAIN'] },
  ],
  writers: new Map(),
  streams: new Set(),
  formatters: new Set(),
  ownProcess: new Set(),
  forkers: new Set(),
  runners: new Map(),
  commandWords: [],
  shapes: new Map(),
  pathEnds: [],
  isHarmless: () => false,
};

/** Links files given by path; what the name does not tell is C. */
export function link(
  syntax: Syntax,
  files: Readonly<Record<string, string>>,
  programs: readonly LinkedProgram[] = [],
): Program {
  const outliner = createOutliner();
  const bytes = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text, 'latin1')]));
  const outlined = [...bytes].map(([path, content]) => {
    const language: Language = isCpp(path) ? 'cpp' : 'c';
    return { path, language, outline: outliner.outline(content, language) };
  });
  return linkProgram({
    files: outlined,
    names: outliner.names,
    build: NO_BUILD,
    externals: EXTERNALS,
    programs,
    syntax,
    bytesOf: (path) => bytes.get(path) ?? null,
  });
}
