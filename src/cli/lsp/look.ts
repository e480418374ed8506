/**
 * One look at a folder as the command takes it, with the same options, configuration and suppressions, but with the
 * texts that an editor has not saved in place of those on disk. Knows no protocol.
 */
import { isAbsolute, relative, resolve } from 'node:path';
import type { Analysis, Finding, JudgedFinding, Level, Rulebook, Span, Step } from '../../model/index.ts';
import { isAtLeast, ranRules } from '../../policy/index.ts';
import { howWords } from '../../report/index.ts';
import type { AnalysisRequest, Engine } from '../engine.ts';
import type { Environment } from '../environment.ts';
import { gather } from '../gather.ts';
import { decide, holdsSuppression } from '../judgement.ts';
import { openGroundwork, unknownTarget } from '../opening.ts';
import type { LintOptions } from '../commands.ts';
import { parseArguments } from '../options.ts';
import { messageFor } from './message.ts';
import { indexPositions, type PositionIndex } from './positions.ts';
import type { Hop, SeenFile, SeenFinding, SeenNotice, Survey, SurveyRequest, Way } from './survey.ts';

export async function look(
  request: SurveyRequest,
  environment: Environment,
  engine: Engine,
): Promise<Survey> {
  const started = performance.now();
  const here: Environment = { ...environment, cwd: request.root };
  const command = parseArguments([...request.arguments], environment.version);
  if (command.kind === 'misuse') return command;
  if (command.kind !== 'lint')
    return { kind: 'misuse', text: 'The options are not those of a look at code.' };
  const opened = await openGroundwork(command.groundwork, here, engine);
  if (opened.kind === 'misuse') return opened;
  const { expert, configuration } = opened;
  const settled = command.options(configuration);
  const options: LintOptions = { ...settled, paths: request.paths ?? settled.paths };
  const unknown = unknownTarget(options, expert);
  if (unknown !== null) return unknown;
  const gathered = gather(options, here, options.target);
  if (gathered.kind === 'misuse') return { kind: 'nothing', text: gathered.text };

  const sight = openSight(request, gathered.request);
  const analysis = await expert.analyze(sight.request);
  const knowsProgram = request.alone === null;
  const rulebook = expert.rulebookFor(options.target);
  // What suppresses nothing in a file by itself may suppress what only a caller elsewhere decides.
  const ran = knowsProgram ? ranRules(rulebook, options.costs) : new Set<string>();
  const marked = { ...sight, scripts: sight.request.scripts, ran };
  const judged = decide(analysis, marked, here, expert, configuration);
  return {
    kind: 'survey',
    files: [...sight.request.files, ...sight.request.scripts.map(({ path }) => path)],
    seen: seenBy(judged, options.level, sight, rulebook, knowsProgram),
    milliseconds: Math.round(performance.now() - started),
  };
}

/** What is read, by whom it is asked for, and remembered for as long as places in it are told. */
interface Sight {
  readonly request: AnalysisRequest;
  /** The files that hold a suppression. */
  readonly marked: Set<string>;
  readonly textOf: (file: string) => string | null;
  readonly positionsOf: (file: string) => PositionIndex;
}

function openSight({ root, alone, texts }: SurveyRequest, request: AnalysisRequest): Sight {
  const unsaved = (path: string): Uint8Array | null => {
    const text = texts.get(isAbsolute(path) ? path : resolve(root, path));
    return text === undefined ? null : Buffer.from(text, 'utf8');
  };
  const isAsked = (file: string): boolean => alone === null || file === relative(root, alone);
  const marked = new Set<string>();
  const readBytes = (file: string): Uint8Array | null => unsaved(file) ?? request.readBytes(file);
  const { build } = request;
  const indices = new Map<string, PositionIndex>();
  return {
    marked,
    request: {
      ...request,
      scripts: request.scripts.filter(({ path }) => isAsked(path)),
      files: request.files.filter(isAsked),
      readBytes: (file) => {
        const bytes = readBytes(file);
        if (bytes !== null && holdsSuppression(bytes)) marked.add(file);
        return bytes;
      },
      build: { ...build, readHeader: (path) => unsaved(path) ?? build.readHeader(path) },
    },
    textOf: (file) => {
      const bytes = readBytes(file);
      return bytes === null ? null : Buffer.from(bytes).toString('latin1');
    },
    positionsOf: (file) => {
      const index = indices.get(file) ?? indexPositions(readBytes(file) ?? new Uint8Array());
      indices.set(file, index);
      return index;
    },
  };
}

/** Those that are to be told: loud enough, and neither suppressed nor somebody else's. */
function seenBy(
  { findings, programs, notices }: Analysis,
  level: Level,
  sight: Sight,
  rulebook: Rulebook,
  knowsProgram: boolean,
): ReadonlyMap<string, SeenFile> {
  const ways = knowsProgram ? waysTo(programs, sight) : new Map<string, Way>();
  const seen = new Map<string, { readonly findings: SeenFinding[]; readonly notices: SeenNotice[] }>();
  const seenIn = (file: string): { readonly findings: SeenFinding[]; readonly notices: SeenNotice[] } => {
    const known = seen.get(file) ?? { findings: [], notices: [] };
    seen.set(file, known);
    return known;
  };
  for (const one of findings) {
    if (one.exemption !== null || !isAtLeast(one.level, level)) continue;
    const { file } = one.finding.span;
    seenIn(file).findings.push(
      seenFinding(one, ways.get(one.finding.id) ?? null, rulebook, sight, knowsProgram),
    );
  }
  for (const { file, line, text } of isAtLeast('warning', level) ? notices : []) {
    if (file === null || line === null) continue;
    const range = sight
      .positionsOf(file)
      .rangeOf({ file, line, column: 1, endLine: line, endColumn: Infinity });
    seenIn(file).notices.push({ range, text });
  }
  return seen;
}

function seenFinding(
  judged: JudgedFinding,
  way: Way | null,
  rulebook: Rulebook,
  sight: Sight,
  knowsProgram: boolean,
): SeenFinding {
  const { span, rule, symbol, through }: Finding = judged.finding;
  return {
    range: rangeOf(span, sight),
    level: judged.level,
    rule,
    symbol,
    message: messageFor(judged, rulebook, knowsProgram),
    through: through.map((step) => hopOf(step, sight)),
    way,
  };
}

/** The first program that tells the way to a finding is as good as the others. */
function waysTo(programs: Analysis['programs'], sight: Sight): ReadonlyMap<string, Way> {
  const ways = new Map<string, Way>();
  for (const { program, reasons } of programs) {
    for (const { finding, path } of reasons) {
      if (!ways.has(finding)) ways.set(finding, { program, hops: path.map((step) => hopOf(step, sight)) });
    }
  }
  return ways;
}

function hopOf({ name, span, how }: Step, sight: Sight): Hop {
  return { file: span.file, range: rangeOf(span, sight), text: `\`${name}\`, ${howWords[how]}` };
}

function rangeOf(span: Span, sight: Sight): Hop['range'] {
  return sight.positionsOf(span.file).rangeOf(span);
}
