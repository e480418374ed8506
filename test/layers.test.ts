/**
 * The order of the rooms and what each may touch, read off the syntax of src/.
 * Says nothing about what a room does; only what it may know of.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** The sentence of ARCHITECTURE.md: a room imports only what stands to its left, and the model. */
const rooms = [
  'sources',
  'outline',
  'syntax',
  'facts',
  'scripts',
  'program',
  'conditions',
  'rulebook',
  'running',
  'findings',
  'verdict',
  'policy',
  'report',
];

/** Names that only rules/ may spell. A sample: enough to notice when knowledge slips into code. */
const apiNames =
  /\b(shmget|shmat|shmdt|mlock|mlockall|munlock|pthread_create|sched_setscheduler|iopl|ioperm|vm86|MAP_SHARED|MAP_LOCKED|CLONE_VM|SCHED_FIFO|DSTAY_FOR_\w+)\b/;

/** The pipeline stands beside the rooms and uses all of them; the first page is its only door. */
const pipeline = ['analyze.ts', 'analyze-scripts.ts'];

const source = join(__dirname, '..', 'src');

interface Module {
  /** `report/text/frame.ts` */
  readonly path: string;
  /** `report`, `cli`, `model`; the file's own name for one that lies in src/ itself. */
  readonly room: string;
  readonly text: string;
  readonly imports: readonly string[];
  /** Names and strings of the code; neither comments nor the property in `a.process`. */
  readonly words: ReadonlySet<string>;
}

const modules = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map(readModule);

function readModule(path: string): Module {
  const text = readFileSync(join(source, path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const words = new Set<string>();
  visit(tree);
  const imports = ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName);
  return { path, room: path.split('/')[0]!, text, imports, words };

  function visit(node: ts.Node): void {
    if (ts.isIdentifier(node) && !isMemberName(node)) words.add(node.text);
    if (ts.isStringLiteralLike(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node)) {
      words.add(node.text);
    }
    ts.forEachChild(node, visit);
  }
}

function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  return ts.isPropertyAccessExpression(parent) && parent.name === node;
}

/** What is wrong with an import, or null. */
function judgeImport(module: Module, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const target = posix.join(posix.dirname(module.path), specifier);
  const room = target.split('/')[0]!;
  if (room === module.room && target.includes('/')) return null;
  if (target === 'analyze.ts') return module.room === 'cli' ? null : 'only cli starts the pipeline';
  if (pipeline.includes(target)) return module.room === 'analyze.ts' ? null : 'it is a part of the pipeline';
  if (target !== `${room}/index.ts`) return 'the only door of a room is its index.ts';
  if (room === 'model') return null;
  if (!rooms.includes(room)) return `${room} is no room that anyone may import`;
  if (module.room === 'cli' || pipeline.includes(module.room)) return null;
  return rooms.indexOf(room) < rooms.indexOf(module.room) ? null : `${room} does not stand to its left`;
}

function offenders(offends: (module: Module) => boolean): readonly string[] {
  return modules.filter(offends).map((module) => module.path);
}

describe('the rooms of src/', () => {
  it('are the ones that the sentence names', () => {
    const known = new Set([...rooms, ...pipeline, 'model', 'cli']);
    expect(offenders((module) => !known.has(module.room))).toEqual([]);
  });

  it('import only to their left, and through the door', () => {
    const wrong = modules.flatMap((module) =>
      module.imports.flatMap((specifier) => {
        const why = judgeImport(module, specifier);
        return why === null ? [] : [`${module.path} imports ${specifier}: ${why}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('keep the model free of everything else', () => {
    const reaching = (module: Module) => module.imports.some((specifier) => !specifier.startsWith('./'));
    expect(offenders((module) => module.room === 'model' && reaching(module))).toEqual([]);
  });

  it('leave tree-sitter to syntax and facts', () => {
    const mentions = (module: Module) =>
      module.imports.some((specifier) => specifier.includes('tree-sitter'));
    expect(offenders((module) => !['syntax', 'facts'].includes(module.room) && mentions(module))).toEqual([]);
  });

  it('leave the disk to sources, but for the one place that writes reports', () => {
    const disk = /^(node:)?(fs|fs\/promises|child_process|http|https|net)$/;
    const touches = (module: Module) => module.imports.some((specifier) => disk.test(specifier));
    expect(offenders((module) => module.room !== 'sources' && touches(module))).toEqual(['cli/main.ts']);
    const main = modules.find(({ path }) => path === 'cli/main.ts');
    expect(main?.text).toContain("import { mkdirSync, writeFileSync } from 'node:fs';");
  });

  it('leave process and console to cli', () => {
    const touches = (module: Module) =>
      ['process', 'console', 'node:process'].some((word) => module.words.has(word));
    expect(offenders((module) => module.room !== 'cli' && touches(module))).toEqual([]);
  });

  it('spell no API name', () => {
    const spelt = modules.flatMap((module) =>
      [...module.words].filter((word) => apiNames.test(word)).map((word) => `${module.path}: ${word}`),
    );
    expect(spelt).toEqual([]);
  });

  it('have no drawer for odds and ends', () => {
    const drawer = /(^|[/.-])(utils?|helpers?|common|manager|misc|shared)([/.-]|$)/i;
    expect(offenders((module) => drawer.test(module.path))).toEqual([]);
  });

  it('say at the top of every file what it is for', () => {
    expect(offenders((module) => !/^(#!.*\n)?\/\*\*/.test(module.text))).toEqual([]);
  });
});
