/** The tool as a library: what it gives, what it refuses, and that its published types and its example are true. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { MisuseError, openLibrary } from '../src/cli/library.ts';
import type { AnalyzeOptions } from '../src/cli/library-options.ts';
import { engine, root } from './engine.ts';
import { builtFolder } from './once/index.ts';
import { fellAll, plant } from './sources/tree.ts';

afterEach(fellAll);

const files = {
  'main.c': 'int keep(void);\nint main(void) { return keep(); }\n',
  'keep.c': '#include <sys/shm.h>\nint keep(void) { return shmget(1, 4096, 0); }\n',
  'switch.c': '#include <sys/shm.h>\n#ifdef SHARE\nint main(void) { return shmget(1, 4096, 0); }\n#endif\n',
  '.git/HEAD': '',
  '.gitignore': 'keep.c\n',
};

const library = openLibrary(engine, () => ({
  cwd: root,
  home: '/nowhere',
  version: '1.2.3',
  today: '2026-11-22',
  importDefault: (path) => Promise.reject(new Error(`${path} is not run in tests`)),
}));

interface Report {
  readonly programs: readonly {
    readonly name: string;
    readonly costs: readonly unknown[] | null;
    readonly reasons: readonly { readonly ways: readonly unknown[] }[];
  }[];
  readonly findings: readonly unknown[];
}

async function answers(options: AnalyzeOptions): Promise<readonly string[]> {
  const { programs } = (await library.analyze({ cwd: plant(files), build: false, ...options })) as {
    programs: readonly { answer: string }[];
  };
  return programs.map(({ answer }) => answer);
}

const rows: readonly (readonly [AnalyzeOptions, readonly string[]])[] = [
  [{ paths: ['main.c', 'keep.c'] }, ['blocked']],
  [{ paths: ['main.c'] }, ['undetermined']],
  [{ paths: ['main.c'], context: ['.'], ignoreFiles: false, exclude: ['switch.c'] }, ['blocked']],
  [{ paths: ['main.c', 'keep.c'], exclude: ['keep.c'] }, ['undetermined']],
  [{ paths: ['main.c', 'keep.c'], forceExclude: true }, ['undetermined']],
  [{ paths: ['switch.c'], define: ['SHARE=1'] }, ['blocked']],
  [{ paths: ['switch.c'], undefine: ['SHARE'] }, []],
  [{ text: { file: 'new.c', content: files['keep.c'].replace('keep', 'main') } }, ['blocked']],
  [{ text: { file: '-odd=.c', content: Buffer.from('int main(void) { return 0; }') } }, ['clear']],
  [{ paths: ['main.c'], target: 'openmosix-2.6', config: false, maxFileSize: 1000 }, ['undetermined']],
];
it.each(rows)('with %j answers %j', async (options, expected) => {
  const given = await answers(options);
  expect(given.filter((answer) => answer !== 'clear' || expected.includes('clear'))).toEqual(expected);
});

it('takes what else the command takes: costs, all ways, a baseline, a log of the build, a level', async () => {
  const loop = '#include <time.h>\nint main(void) { for (;;) time(0); }\n';
  const ways =
    'int keep(void);\nint one(void) { return keep(); }\nint main(void) { return keep() + one(); }\n';
  const cwd = plant({
    ...{ 'loop.c': loop, 'main.c': ways, 'keep.c': files['keep.c'] },
    'make.log': 'cc -c main.c -o main.o\ncc -c keep.c -o keep.o\ncc main.o keep.o -o server\n',
    'b.json': '{ "schemaVersion": 1 }\n',
  });
  const ask = async (options: AnalyzeOptions): Promise<Report> => {
    const report: unknown = await library.analyze({ cwd, build: false, ...options });
    return report as Report;
  };
  const [costly] = (await ask({ paths: ['loop.c'], costs: true })).programs;
  expect(costly?.costs).toHaveLength(1);
  expect((await ask({ paths: ['loop.c'] })).programs[0]?.costs).toBeNull();
  const [reason] = (await ask({ paths: ['main.c', 'keep.c'], allPaths: true })).programs[0]!.reasons;
  expect(reason?.ways).toHaveLength(1);
  expect((await ask({ paths: ['main.c', 'keep.c'], linkLog: 'make.log' })).programs[0]?.name).toBe('server');
  await expect(ask({ paths: ['main.c'], baseline: 'gone.json' })).rejects.toThrow('There is no baseline');
  expect((await ask({ paths: ['keep.c'], baseline: 'b.json' })).findings).toHaveLength(1);
  const note = await library.render('concise', { cwd, paths: ['loop.c'], costs: true, level: 'note' });
  expect(note).toContain(' note: ');
});

it('may be asked several things at the same time', async () => {
  const all = await Promise.all(rows.slice(0, 4).map(([options]) => answers(options)));
  expect(all).toEqual(rows.slice(0, 4).map(([, expected]) => expected));
});

it('renders as the command does', async () => {
  const cwd = plant(files);
  const text = await library.render('text', { cwd, paths: ['main.c', 'keep.c'] });
  expect(text).toContain('main.c:2  will not migrate');
  expect(JSON.parse(await library.render('sarif', { cwd, paths: ['main.c'] }))).toHaveProperty('runs');
});

const refused: readonly (readonly [AnalyzeOptions, string])[] = [
  [{ paths: ['gone.c'] }, 'There is nothing at `gone.c`.'],
  [{ paths: ['--strict'] }, 'There is nothing at `--strict`.'],
  [{ target: 'openmosix-2.4.266' }, 'Did you mean `openmosix-2.4.26`?'],
  [{ build: 'gone' }, 'gone'],
];
it.each(refused)('refuses %j', async (options, message) => {
  const asked = library.analyze({ cwd: plant(files), ...options });
  await expect(asked).rejects.toThrow(MisuseError);
  await expect(asked).rejects.toThrow(message);
});

const example = /^```js\n(import \{ analyze \} from 'mig-lint';\n[^]*?)^```\n/m.exec(
  readFileSync(join(root, 'README.md'), 'utf8'),
)?.[1];

it('does in the example of the README what that says', async () => {
  expect(example).toBeDefined();
  const body = example!.replace(/^import .*\n/, '').replaceAll("'src'", "'samples/two-calls-away'");
  const printed: string[] = [];
  const log = (text: string): number => printed.push(text);
  const ran: unknown = runInNewContext(`(async () => {${body}})()`, {
    analyze: library.analyze,
    console: { log },
  });
  await ran;
  expect(printed).toEqual(['two-calls-away: blocked', '  main -> open_frames -> reserve_pages -> shmget']);
});

describe('the published types', () => {
  const types = readFileSync(join(builtFolder(), 'library.d.mts'), 'utf8');

  /** What the compiler says to a program that imports them. */
  function complaints(program: string): readonly string[] {
    const sources = new Map([
      ['/library.d.ts', types],
      ['/program.ts', program.replaceAll("'mig-lint'", "'./library'")],
    ]);
    const options: ts.CompilerOptions = {
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
    };
    const host = ts.createCompilerHost(options);
    const onDisk = ts.createCompilerHost(options);
    host.getSourceFile = (name, ...rest) => {
      const text = sources.get(name);
      return text === undefined
        ? onDisk.getSourceFile(name, ...rest)
        : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
    };
    host.fileExists = (name) => sources.has(name) || onDisk.fileExists(name);
    host.readFile = (name) => sources.get(name) ?? onDisk.readFile(name);
    const compiled = ts.createProgram([...sources.keys()], options, host);
    return ts
      .getPreEmitDiagnostics(compiled)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  }

  it('fit the example, and know what may be asked and what comes back', () => {
    const program = `
      import { type Report, type AnalyzeOptions } from 'mig-lint';
      const options: AnalyzeOptions = { pathes: ['src'] };
      const other: Report = await analyze({ paths: ['src'], build: false });
      const answer: 'blocked' | 'at-risk' | 'clear' | 'undetermined' = other.programs[0]!.answer;
      other.findings[0]!.nonsense;
      export { answer, options };
    `;
    expect(complaints(`${example!}${program}`)).toEqual([
      expect.stringContaining("Did you mean to write 'paths'?"),
      "Property 'nonsense' does not exist on type 'Finding'.",
    ]);
  }, 60_000);

  /** A program in TypeScript that has the package among its modules, for `import` and for `require`. */
  function project(): string {
    const program = `
      import { analyze, MisuseError, render, version, type Finding, type Report } from 'mig-lint';

      async function blocked(paths: readonly string[]): Promise<readonly string[]> {
        const report: Report = await analyze({ paths, build: false, text: { file: 'x.c', content: new Uint8Array() } });
        const first = report.programs[0];
        // @ts-expect-error -- the list may be empty
        first.answer;
        // @ts-expect-error -- there is no such answer
        if (first?.answer === 'fine') return [];
        // @ts-expect-error -- reports are read and not written
        report.findings.push();
        // @ts-expect-error -- a folder is no list of paths
        void analyze({ paths: 'src' }).catch(() => undefined);
        const placeOf = ({ file, line, symbol }: Finding): string => file + ':' + line + ' ' + symbol;
        return report.findings.map(placeOf);
      }

      async function main(): Promise<void> {
        console.log((await blocked(['keep.c'])).join(), (await render('concise', { paths: ['keep.c'] })).length > 0);
        const refused: unknown = await analyze({ paths: ['gone.c'] }).catch((error: unknown) => error);
        if (refused instanceof MisuseError) console.log(refused.name, refused.message, typeof version);
      }
      void main();
    `;
    const options = { module: 'nodenext', target: 'es2022', lib: ['es2022'], types: [], outDir: 'out' };
    const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
    const folder = plant({
      'keep.c': files['keep.c'],
      'use.mts': program,
      'use.cts': program,
      // What a program without the types of Node.js must say itself.
      'console.d.ts': 'declare const console: { log(...texts: readonly unknown[]): void };',
      'tsconfig.json': JSON.stringify({ compilerOptions: { ...options, ...strict, skipLibCheck: false } }),
    });
    const installed = join(folder, 'node_modules/mig-lint');
    mkdirSync(installed, { recursive: true });
    copyFileSync(join(root, 'package.json'), join(installed, 'package.json'));
    symlinkSync(builtFolder(), join(installed, 'dist'));
    return folder;
  }

  it('serve a strict program of somebody else, which then runs', () => {
    const folder = project();
    const node = (...words: readonly string[]): string =>
      execFileSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    let complaint = '';
    try {
      node(compiler, '-p', '.');
    } catch (error) {
      complaint = String(Object(error).stdout);
    }
    expect(complaint).toBe('');
    for (const name of ['use.mjs', 'use.cjs']) {
      const [found, refused] = node(join('out', name)).split('\n');
      expect(found).toBe('keep.c:2 shmget true');
      expect(refused).toBe('MisuseError There is nothing at `gone.c`. string');
    }
  }, 120_000);
});
