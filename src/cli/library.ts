/**
 * The tool as a library: the default command without a process around it. Options become the arguments that mean the
 * same, so that the two can never differ. Prints nothing, writes nothing, and several may run at once.
 */
import { Readable } from 'node:stream';
import type { Engine } from './engine.ts';
import type { Environment } from './environment.ts';
import type { AnalyzeOptions } from './library-options.ts';
import { run } from './run.ts';

export interface Library {
  /** The data of the JSON report, which schemas/report.schema.json describes. */
  readonly analyze: (options?: AnalyzeOptions) => Promise<unknown>;
  /** A report as the command would print it. */
  readonly render: (format: string, options?: AnalyzeOptions) => Promise<string>;
}

/** What the caller can mend: a wrong option, a path that leads nowhere. */
export class MisuseError extends Error {
  override readonly name = 'MisuseError';
}

type Surroundings = Pick<Environment, 'cwd' | 'home' | 'version' | 'today' | 'importDefault'>;

export function openLibrary(engine: Engine, surroundings: () => Surroundings): Library {
  const render = async (format: string, options: AnalyzeOptions = {}): Promise<string> => {
    const streams = { out: '', err: '' };
    const around = surroundings();
    const environment: Environment = {
      ...around,
      cwd: options.cwd ?? around.cwd,
      variables: {},
      isTerminal: false,
      isErrorTerminal: false,
      width: Infinity,
      now: () => performance.now(),
      heedSignals: () => ({ status: () => null, ignore: () => undefined }),
      isHeapBeyond: () => false,
      freeMuch: () => undefined,
      ask: null,
      input: () => Readable.from([]),
      readInput: () => contentOf(options),
      rewriteSource: (path) => {
        throw new Error(`the library does not rewrite ${path}`);
      },
      write: (stream, text) => {
        streams[stream] += text;
      },
      writeFile: (path) => {
        throw new Error(`the library does not write to ${path}`);
      },
    };
    const status = await run(argumentsOf(format, options), environment, engine);
    if (status === 2) throw new MisuseError(streams.err.replace(/^mig-lint: /, '').trimEnd());
    return streams.out;
  };
  return {
    render,
    analyze: async (options) => {
      const report: unknown = JSON.parse(await render('json', options));
      return report;
    },
  };
}

function contentOf({ text }: AnalyzeOptions): Uint8Array {
  const content = text?.content ?? '';
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
}

/** Values stand behind `=` and paths behind `--`, so that none is taken for an option. */
function argumentsOf(format: string, options: AnalyzeOptions): readonly string[] {
  const each = (name: string, values: readonly string[] = []): readonly string[] =>
    values.map((value) => `--${name}=${value}`);
  const one = (name: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [`--${name}=${value}`];
  const named = (name: string, value: string | false | undefined): readonly string[] =>
    value === false ? [`--no-${name}`] : one(name, value);
  return [
    `--format=${format}`,
    '--fail-on=never',
    ...one('target', options.target),
    ...one('rules', options.rules),
    ...named('config', options.config),
    ...named('build', options.build),
    ...each('define', options.define),
    ...each('undefine', options.undefine),
    ...each('exclude', options.exclude),
    ...each('context', options.context),
    ...one('stdin-filename', options.text?.file),
    ...one('max-file-size', options.maxFileSize?.toString()),
    ...one('link-log', options.linkLog),
    ...one('baseline', options.baseline),
    ...one('level', options.level),
    ...(options.costs === true ? ['--costs'] : []),
    ...(options.allPaths === true ? ['--all-paths'] : []),
    ...(options.ignoreFiles === false ? ['--no-ignore'] : []),
    ...(options.forceExclude === true ? ['--force-exclude'] : []),
    '--',
    ...(options.paths ?? []),
  ];
}
