/**
 * The text of a configuration, and of those that it extends, to checked data, or to everything that is wrong with
 * them by file and line. It reads no disk and decides nothing: what the command line says comes later and wins.
 */
import { dirname, resolve } from 'node:path';
import type {
  Configuration,
  FolderPatterns,
  LevelChoice,
  LevelOverride,
  ProgramChoice,
} from '../model/index.ts';
import { type Field, FieldReader, type KnowledgeError, readYaml, suggestion } from '../rulebook/index.ts';

export interface ConfigurationInput {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  /** The text of another file, or a reason that follows a colon. */
  readonly read: (path: string) => { readonly text: string } | { readonly reason: string };
  /** The ids of the rules that levels may be given for, when these folders hold some of the project's own. */
  readonly ruleIds: (folders: readonly string[]) => readonly string[];
  readonly targets: readonly string[];
}

export type ReadConfiguration =
  | { readonly kind: 'configuration'; readonly configuration: Configuration }
  | { readonly kind: 'errors'; readonly errors: readonly KnowledgeError[] };

export const CONFIGURATION_KEY = 'mig-lint';

export const NO_CONFIGURATION: Configuration = {
  files: [],
  target: null,
  level: null,
  failOn: null,
  maxWarnings: null,
  strict: null,
  costs: null,
  ignoreFiles: null,
  maxFileSize: null,
  build: null,
  define: [],
  undefine: [],
  paths: [],
  exclude: [],
  thirdParty: [],
  overrides: [],
  programs: [],
  rules: [],
  baseline: null,
  requireReason: false,
};

export function readConfigurationText(input: ConfigurationInput): ReadConfiguration {
  const reader = new FieldReader();
  const configuration = load(reader, input, input.path, input.text, []);
  if (reader.errors.length > 0) return { kind: 'errors', errors: reader.errors };
  return { kind: 'configuration', configuration };
}

/** `around` are the files that led here, so that a circle is noticed. */
function load(
  reader: FieldReader,
  input: ConfigurationInput,
  path: string,
  text: string,
  around: readonly string[],
): Configuration {
  const document = readYaml(path, text, reader.errors);
  const field = path.endsWith('package.json') ? (document?.at(CONFIGURATION_KEY) ?? null) : document;
  if (field === null) return { ...NO_CONFIGURATION, files: [path] };
  if (typeof field.value !== 'object' || field.value === null || Array.isArray(field.value)) {
    reader.fail(field, 'A configuration is a map of keys and values.');
    return NO_CONFIGURATION;
  }
  const bases = (field.at('extends')?.items() ?? []).map((item): Configuration => {
    const base = resolve(dirname(path), reader.textOf(item));
    if (base === path || around.includes(base)) {
      reader.fail(item, `\`${base}\` extends itself.`);
      return NO_CONFIGURATION;
    }
    const found = input.read(base);
    if ('text' in found) return load(reader, input, base, found.text, [...around, path]);
    reader.fail(item, `\`${base}\` cannot be extended: ${found.reason}.`);
    return NO_CONFIGURATION;
  });
  const inherited = bases.flatMap(({ rules }) => rules);
  const own = readFields(reader, field, dirname(path), inherited, input);
  return [...bases, { ...own, files: [path] }].reduce(merged);
}

/** What the later one says of a single thing wins; lists grow. */
function merged(base: Configuration, own: Configuration): Configuration {
  return {
    files: [...own.files, ...base.files],
    target: own.target ?? base.target,
    level: own.level ?? base.level,
    failOn: own.failOn ?? base.failOn,
    maxWarnings: own.maxWarnings ?? base.maxWarnings,
    strict: own.strict ?? base.strict,
    costs: own.costs ?? base.costs,
    ignoreFiles: own.ignoreFiles ?? base.ignoreFiles,
    maxFileSize: own.maxFileSize ?? base.maxFileSize,
    build: own.build ?? base.build,
    define: [...base.define, ...own.define],
    undefine: [...base.undefine, ...own.undefine],
    paths: [...base.paths, ...own.paths],
    exclude: [...base.exclude, ...own.exclude],
    thirdParty: [...base.thirdParty, ...own.thirdParty],
    overrides: [...base.overrides, ...own.overrides],
    programs: [...base.programs, ...own.programs],
    rules: [...base.rules, ...own.rules],
    baseline: own.baseline ?? base.baseline,
    requireReason: own.requireReason || base.requireReason,
  };
}

interface Context {
  /** Absolute: what paths and patterns are relative to. */
  readonly folder: string;
  readonly rules: readonly string[];
  readonly targets: readonly string[];
}

const LEVELS = ['error', 'warning', 'note'] as const;
const KEYS = [
  ...[
    '$schema',
    'extends',
    'target',
    'level',
    'fail-on',
    'max-warnings',
    'strict',
    'costs',
    'ignore-files',
    'max-file-size',
  ],
  ...['build', 'define', 'undefine', 'paths', 'exclude', 'third-party', 'levels', 'overrides', 'programs'],
  ...['rules', 'baseline', 'suppressions'],
];

function readFields(
  reader: FieldReader,
  field: Field,
  folder: string,
  inherited: readonly string[],
  { targets, ruleIds }: ConfigurationInput,
): Configuration {
  onlyKeys(reader, field, KEYS);
  const rules = reader.texts(field, 'rules').map((text) => resolve(folder, text));
  const context: Context = { folder, targets, rules: ruleIds([...inherited, ...rules]) };
  const path = (key: string): string | null => {
    const found = reader.optionalText(field, key);
    return found === null ? null : resolve(context.folder, found);
  };
  const suppressions = field.at('suppressions');
  if (suppressions !== null) onlyKeys(reader, suppressions, ['require-reason']);
  const levels = field.at('levels');
  return {
    files: [],
    target: oneOf(reader, field, 'target', context.targets),
    level: oneOf(reader, field, 'level', LEVELS),
    failOn: oneOf(reader, field, 'fail-on', [...LEVELS, 'never'] as const),
    maxWarnings: count(reader, field.at('max-warnings')),
    strict: flag(reader, field, 'strict'),
    costs: flag(reader, field, 'costs'),
    ignoreFiles: flag(reader, field, 'ignore-files'),
    maxFileSize: size(reader, field.at('max-file-size')),
    build: path('build'),
    define: macros(reader, field, 'define', /^[A-Za-z_]\w*(?:\([^)]*\))?(?:=[^]*)?$/),
    undefine: macros(reader, field, 'undefine', /^[A-Za-z_]\w*$/),
    paths: reader.texts(field, 'paths').map((text) => resolve(context.folder, text)),
    exclude: patterns(reader, field, 'exclude', context),
    thirdParty: patterns(reader, field, 'third-party', context),
    overrides: [
      ...(levels === null ? [] : [{ files: null, levels: readLevels(reader, levels, context) }]),
      ...(field.at('overrides')?.items() ?? []).map((one) => readOverride(reader, one, context)),
    ],
    programs: (field.at('programs')?.items() ?? []).map((one) => readProgram(reader, one, context)),
    rules,
    baseline: path('baseline'),
    requireReason: suppressions === null ? false : (flag(reader, suppressions, 'require-reason') ?? false),
  };
}

function onlyKeys(reader: FieldReader, field: Field, allowed: readonly string[]): void {
  const { value } = field;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    reader.fail(field, `A map is needed here, of keys such as "${allowed[0] ?? ''}", each with its value.`);
  }
  for (const key of field.keys()) {
    if (allowed.includes(key)) continue;
    const isComment = /^\/[/*]/.test(key);
    reader.fail(
      field.at(key) ?? field,
      isComment
        ? 'JSON has no comments; in a mig-lint.config.yaml they begin with `#`.'
        : `The key "${key}" is not known here.${suggestion(key, allowed)}`,
    );
  }
}

function flag(reader: FieldReader, field: Field, key: string): boolean | null {
  const found = field.at(key);
  if (found === null) return null;
  if (typeof found.value === 'boolean') return found.value;
  reader.fail(found, `The key "${key}" is true or false.`);
  return null;
}

function oneOf<T extends string>(
  reader: FieldReader,
  field: Field,
  key: string,
  known: readonly T[],
): T | null {
  const found = field.at(key);
  if (found === null) return null;
  const chosen = known.find((one) => one === found.value) ?? null;
  const given = String(found.value);
  if (chosen === null)
    reader.fail(found, `"${given}" is none of ${known.join(', ')}.${suggestion(given, known)}`);
  return chosen;
}

function count(reader: FieldReader, field: Field | null): number | null {
  if (field === null) return null;
  const { value } = field;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  reader.fail(field, 'The key "max-warnings" is a number of warnings, such as 0 or 25.');
  return null;
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['k', 1024],
  ['m', 1024 ** 2],
  ['g', 1024 ** 3],
]);

/** `800k` or `16M` to bytes; null when it is no size. */
export function readSize(text: string): number | null {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)([kmg]?)(?:i?b)?$/i.exec(text) ?? [];
  const factor = UNITS.get(unit.toLowerCase());
  return digits === undefined || factor === undefined ? null : Math.floor(Number(digits) * factor);
}

function size(reader: FieldReader, field: Field | null): number | null {
  if (field === null) return null;
  const found = readSize(String(field.value));
  if (found === null)
    reader.fail(field, 'A size is a number of bytes, or one with a unit: 500000, 800k, 16M.');
  return found;
}

function macros(reader: FieldReader, field: Field, key: string, shape: RegExp): readonly string[] {
  const items = field.at(key)?.items() ?? [];
  return items.map((item) => {
    const text = reader.textOf(item);
    const how = key === 'define' ? '`NAME` or `NAME=TEXT`' : '`NAME`';
    if (text !== '' && !shape.test(text)) reader.fail(item, `\`${text}\` is no macro; write it as ${how}.`);
    return text;
  });
}

function patterns(
  reader: FieldReader,
  field: Field,
  key: string,
  { folder }: Context,
): readonly FolderPatterns[] {
  const found = reader.texts(field, key);
  return found.length === 0 ? [] : [{ folder, patterns: found }];
}

function readLevels(reader: FieldReader, field: Field, { rules }: Context): LevelOverride['levels'] {
  onlyKeys(reader, field, ['*', ...rules]);
  const choices = [...LEVELS, 'off'] as const;
  return Object.fromEntries(
    field.keys().flatMap((rule): readonly (readonly [string, LevelChoice])[] => {
      const chosen = oneOf(reader, field, rule, choices);
      return chosen === null ? [] : [[rule, chosen]];
    }),
  );
}

function readOverride(reader: FieldReader, field: Field, context: Context): LevelOverride {
  onlyKeys(reader, field, ['files', 'levels']);
  const files = reader.texts(field, 'files');
  const levels = field.at('levels');
  if (files.length === 0 || levels === null) reader.fail(field, 'An override needs "files" and "levels".');
  return {
    files: { folder: context.folder, patterns: files },
    levels: levels === null ? {} : readLevels(reader, levels, context),
  };
}

function readProgram(reader: FieldReader, field: Field, { folder }: Context): ProgramChoice {
  onlyKeys(reader, field, ['name', 'sources']);
  const sources = reader.texts(field, 'sources');
  if (sources.length === 0)
    reader.fail(field, 'A program needs "sources": the files that are linked into it.');
  return { name: reader.text(field, 'name'), sources: { folder, patterns: sources } };
}
