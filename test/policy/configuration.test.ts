/** What a configuration says, what is wrong with it and where, and what becomes of findings under it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { applyConfiguration, NO_CONFIGURATION, readConfigurationText } from '../../src/policy/index.ts';
import type { Analysis, Configuration, LevelOverride } from '../../src/model/index.ts';
import { found } from '../cli/world.ts';

const others: Readonly<Record<string, string>> = {
  '/p/base.yaml': 'target: openmosix-2.6\nexclude: [old/]\nlevels: { locked-memory: note }\n',
  '/p/round.yaml': 'extends: mig-lint.config.yaml\n',
};

function read(
  text: string,
  path = '/p/mig-lint.config.yaml',
): { readonly says: Partial<Configuration>; readonly wrong: readonly string[] } {
  const result = readConfigurationText({
    path,
    text,
    read: (other) => {
      const found = others[other];
      return found === undefined ? { reason: 'it is no longer there' } : { text: found };
    },
    ruleIds: (folders) => ['locked-memory', 'shared-mapping', ...folders.map(() => 'own-rule')],
    targets: ['openmosix-2.4.26', 'openmosix-2.6'],
  });
  if (result.kind === 'errors') {
    return { says: {}, wrong: result.errors.map(({ file, line, text }) => `${file}:${line}: ${text}`) };
  }
  const said = Object.entries(result.configuration).filter(([key, value]) => {
    if (key === 'files') return false;
    return JSON.stringify(value) !== JSON.stringify(NO_CONFIGURATION[key as keyof Configuration]);
  });
  return { says: Object.fromEntries(said), wrong: [] };
}

const schema = new Ajv2020({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(__dirname, '../../schemas/config.schema.json'), 'utf8')) as object,
);

/** What an editor that knows the schema would say, of texts that are no mistakes in YAML. */
function editorAccepts(text: string): boolean {
  const value: unknown = parse(text);
  return schema(value ?? {});
}

describe('a configuration', () => {
  it.each<[string, Partial<Configuration>]>([
    ['', {}],
    ['target: openmosix-2.6', { target: 'openmosix-2.6' }],
    ['{ "fail-on": "error", "strict": true }', { failOn: 'error', strict: true }],
    ['max-file-size: 2M', { maxFileSize: 2097152 }],
    ['exclude: [build/, "*.gen.c"]', { exclude: [{ folder: '/p', patterns: ['build/', '*.gen.c'] }] }],
    ['paths: [src]', { paths: ['/p/src'] }],
    ['levels: { "*": note }', { overrides: [{ files: null, levels: { '*': 'note' } }] }],
    [
      'overrides: [{ files: [legacy/], levels: { locked-memory: off } }]',
      { overrides: [{ files: { folder: '/p', patterns: ['legacy/'] }, levels: { 'locked-memory': 'off' } }] },
    ],
    [
      'rules: [mine]\nlevels: { own-rule: error }',
      {
        rules: ['/p/mine'],
        overrides: [{ files: null, levels: { 'own-rule': 'error' } }],
      },
    ],
    [
      'programs: [{ name: server, sources: [server/, "shared/*.c"] }]',
      { programs: [{ name: 'server', sources: { folder: '/p', patterns: ['server/', 'shared/*.c'] } }] },
    ],
    [
      'extends: base.yaml\nexclude: [new/]\ntarget: openmosix-2.4.26',
      {
        target: 'openmosix-2.4.26',
        exclude: [
          { folder: '/p', patterns: ['old/'] },
          { folder: '/p', patterns: ['new/'] },
        ],
        overrides: [{ files: null, levels: { 'locked-memory': 'note' } }],
      },
    ],
    ['suppressions: { require-reason: true }', { requireReason: true }],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual({ says: expected, wrong: [] });
    expect(editorAccepts(text)).toBe(true);
  });

  it.each(['tagret: x', 'strict: often', 'max-file-size: huge', 'overrides: [{ files: [a/] }]', '- a list'])(
    'the schema refuses %j, too',
    (text) => {
      expect(editorAccepts(text)).toBe(false);
    },
  );

  it.each<[string, string]>([
    ['tagret: openmosix-2.6', '1: The key "tagret" is not known here. Did you mean `target`?'],
    [
      'target: openmosix-2.5',
      '1: "openmosix-2.5" is none of openmosix-2.4.26, openmosix-2.6. Did you mean `openmosix-2.6`?',
    ],
    ['\nstrict: often', '2: The key "strict" is true or false.'],
    ['max-file-size: huge', '1: A size is a number of bytes, or one with a unit: 500000, 800k, 16M.'],
    [
      'levels: { locked-memroy: off }',
      '1: The key "locked-memroy" is not known here. Did you mean `locked-memory`?',
    ],
    ['overrides: [{ files: [a/] }]', '1: An override needs "files" and "levels".'],
    ['programs: [{ name: server }]', '1: A program needs "sources": the files that are linked into it.'],
    ['extends: gone.yaml', '1: `/p/gone.yaml` cannot be extended: it is no longer there.'],
    ['define: [A, 1x]', '1: `1x` is no macro; write it as `NAME` or `NAME=TEXT`.'],
    ['undefine: A=1', '1: `A=1` is no macro; write it as `NAME`.'],
    ['levels: off', '1: A map is needed here, of keys such as "*", each with its value.'],
    ['levels: [locked-memory]', '1: A map is needed here'],
    ['suppressions: true', '1: A map is needed here, of keys such as "require-reason", each with its value.'],
    ['programs: server', '1: A map is needed here, of keys such as "name", each with its value.'],
    [
      '{\n // why\n "strict": true }',
      '3: JSON has no comments; in a mig-lint.config.yaml they begin with `#`.',
    ],
    ['- a list', '1: A configuration is a map of keys and values.'],
    ['target: [', '1: '],
  ])('%j is refused', (text, expected) => {
    expect(read(text).wrong.join('\n')).toContain(`/p/mig-lint.config.yaml:${expected}`);
  });

  it('is accepted as README shows it', () => {
    const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
    const [, shown = ''] = /```yaml\n(# yaml-language-server[^]*?)```/.exec(readme) ?? [];
    expect(shown).toContain('overrides');
    expect(editorAccepts(shown)).toBe(true);
  });

  it('may not extend itself by a detour', () => {
    expect(read('extends: round.yaml').wrong).toEqual([
      '/p/round.yaml:1: `/p/mig-lint.config.yaml` extends itself.',
    ]);
  });

  it('stands under its key in package.json', () => {
    const text = '{ "name": "x", "mig-lint": { "target": "openmosix-2.6" } }';
    expect(read(text, '/p/package.json')).toEqual({ says: { target: 'openmosix-2.6' }, wrong: [] });
  });
});

describe('findings under a configuration', () => {
  const off: LevelOverride = {
    files: { folder: '/p/src', patterns: ['*.c'] },
    levels: { 'pinned-memory': 'off' },
  };
  it.each<[string, Partial<Configuration>, string]>([
    ['says nothing', {}, 'warning'],
    ['another level', { overrides: [{ files: null, levels: { 'pinned-memory': 'error' } }] }, 'error'],
    ['for all rules', { overrides: [{ files: null, levels: { '*': 'note' } }] }, 'note'],
    ['for another rule', { overrides: [{ files: null, levels: { 'other-rule': 'note' } }] }, 'warning'],
    ['switched off', { overrides: [off] }, 'warning off'],
    ['the last one counts', { overrides: [off, { files: null, levels: { '*': 'note' } }] }, 'note'],
    ['third party', { thirdParty: [{ folder: '/p', patterns: ['src/'] }] }, 'warning third-party'],
    ['third party elsewhere', { thirdParty: [{ folder: '/q', patterns: ['src/'] }] }, 'warning'],
  ])('%s', (_, changes, expected) => {
    const finding = found('warning');
    const file = { ...finding.finding, span: { ...finding.finding.span, file: 'src/main.c' } };
    const analysis: Analysis = {
      programs: [],
      findings: [{ ...finding, finding: file }],
      holes: [],
      notices: [],
      cut: null,
      statistics: { files: 0, scripts: 0, bytes: 0, items: 0, itemsParsed: 0, bytesParsed: 0 },
    };
    const [one] = applyConfiguration(analysis, { ...NO_CONFIGURATION, ...changes }, '/p').findings;
    expect([one?.level, one?.exemption?.kind].filter(Boolean).join(' ')).toBe(expected);
  });
});
