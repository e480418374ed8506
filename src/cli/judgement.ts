/**
 * Sources to an analysis with everything that the project has decided about it: configuration, suppressions, baseline,
 * and the change that is asked about. Reports nothing and writes nothing.
 */
import type { Analysis, Configuration, Notice, Patience, Script, ScriptKind } from '../model/index.ts';
import { languageOf } from '../outline/index.ts';
import {
  applyConfiguration,
  focusOn,
  goneNotice,
  keepChanged,
  type Matched,
  ranRules,
  suppress,
  SUPPRESSION_MARK,
  tellWorsened,
} from '../policy/index.ts';
import { worseningsOf } from '../report/index.ts';
import { matchAgainst, openBaseline, type OpenBaseline } from './baseline.ts';
import { type Change, type ChangeChoice, openChange } from './change.ts';
import type { AnalysisStage } from '../analyze.ts';
import type { AnalysisRequest, Expert } from './engine.ts';
import type { Environment } from './environment.ts';
import { belongsTo, gather } from './gather.ts';
import type { Misuse } from './misuse.ts';
import type { JudgeOptions } from './commands.ts';
import { rememberTexts, type Texts } from './texts.ts';

export interface Judgement {
  readonly kind: 'judgement';
  readonly analysis: Analysis;
  readonly texts: Texts;
  /** The files that were looked at. */
  readonly looked: ReadonlySet<string>;
  /** Those of them that are no C or C++. */
  readonly scripts: ReadonlyMap<string, ScriptKind>;
  readonly baseline: JudgedBaseline | null;
}

export interface JudgedBaseline extends OpenBaseline {
  readonly matched: Matched;
}

/** Told how far it is. */
export interface Watch {
  readonly begin: (files: number) => void;
  readonly entering: (stage: AnalysisStage) => void;
  readonly reading: (file: string) => void;
  readonly patience: Patience;
  readonly end: () => void;
}

const nobody: Watch = {
  begin: () => undefined,
  entering: () => undefined,
  reading: () => undefined,
  patience: () => Promise.resolve(null),
  end: () => undefined,
};

export async function judgeSources(
  options: JudgeOptions,
  environment: Environment,
  expert: Expert,
  configuration: Configuration,
  watch: Watch = nobody,
): Promise<Judgement | Misuse> {
  const opened = openBaseline(options, environment.cwd);
  if (opened?.kind === 'misuse') return opened;
  const gathered = gather(options, environment, options.target);
  if (gathered.kind === 'misuse') return gathered;
  const belongs = belongsTo(options, environment.cwd);
  const change = changeFor(options.change, gathered.request, belongs, environment);
  if (change.kind === 'misuse') return change;

  const asked = gathered.request;
  const hasContext = options.context.length > 0 || asked.files.length + asked.scripts.length === 0;
  const isTold = (file: string): boolean => !hasContext || gathered.isNamed(file);
  const marked = new Set<string>();
  const request: AnalysisRequest = {
    ...change.request,
    readBytes: (file) => {
      watch.reading(file);
      const bytes = change.request.readBytes(file);
      if (bytes !== null && isTold(file) && holdsSuppression(bytes)) marked.add(file);
      return bytes;
    },
    entering: watch.entering,
    patience: watch.patience,
  };
  watch.begin(request.files.length);
  const found = await expert.analyze(request).finally(watch.end);
  const focused = hasContext ? focusOn(found, isTold) : found;
  const texts = rememberTexts(change.request.readBytes);
  const ran = ranRules(expert.rulebookFor(options.target), options.costs);
  const sight = { marked, scripts: request.scripts, ran, textOf: texts.textOf };
  const decided = decide(focused, sight, environment, expert, configuration);
  const scripts = new Map(request.scripts.map(({ path, kind }) => [path, kind]));
  // What is there for its context only is no reason to strike anything from a baseline.
  const looked = new Set([...request.files, ...scripts.keys()].filter(isTold));
  const matched =
    opened === null ? null : matchAgainst(opened, decided, texts.lineAt, looked, environment.cwd);
  const gone =
    opened === null || matched === null || found.cut !== null ? [] : goneNotice(matched.gone, opened.shown);
  const changed = keepChanged(matched?.analysis ?? decided, change);
  const told = await againstBefore(change, changed, found, expert, watch.patience);
  return {
    kind: 'judgement',
    analysis: withNotices(told, [
      ...gathered.notices,
      ...change.notices,
      ...(options.updateBaseline ? [] : gone),
    ]),
    texts,
    looked,
    scripts,
    baseline: opened === null || matched === null ? null : { ...opened, matched },
  };
}

/** What was not judged to the end, before the change or with it, got neither better nor worse. */
async function againstBefore(
  { before: request, former }: Change,
  changed: Analysis,
  found: Analysis,
  expert: Expert,
  patience: Patience,
): Promise<Analysis> {
  if (request === null || found.cut !== null) return changed;
  const before = await expert.analyze({ ...request, patience });
  if (before.cut === null) return tellWorsened(changed, worseningsOf(before, found, former));
  return { ...changed, cut: before.cut, notices: [...changed.notices, ...before.notices] };
}

/** Where no change is asked about, all is looked at as if it were one. */
function changeFor(
  choice: ChangeChoice,
  request: AnalysisRequest,
  belongs: (file: string) => boolean,
  environment: Environment,
): Change | Misuse {
  if (choice.kind !== 'none') return openChange(choice, request, belongs, environment);
  const all = { isChanged: () => true, isPart: () => true };
  return { kind: 'change', request, before: null, ...all, former: new Map(), notices: [] };
}

/** Where suppressions stand. */
export interface Marked {
  /** The files that hold one. */
  readonly marked: ReadonlySet<string>;
  /** What is no C or C++ among all files. */
  readonly scripts: readonly Script[];
  readonly textOf: Texts['textOf'];
  /** The rules that were looked for wholly. */
  readonly ran: ReadonlySet<string>;
}

/** What the project wants made of the findings, by its configuration and by comments in the files `marked`. */
export function decide(
  analysis: Analysis,
  { marked, scripts, ran, textOf }: Marked,
  { cwd, today }: Pick<Environment, 'cwd' | 'today'>,
  expert: Pick<Expert, 'ruleIds'>,
  configuration: Configuration,
): Analysis {
  const kinds = new Map(scripts.map(({ path, kind }) => [path, kind]));
  const files = [...marked].sort().flatMap((path) => {
    const text = textOf(path);
    if (text === null) return [];
    const language = kinds.get(path) ?? languageOf(path, Buffer.from(text, 'latin1'), false);
    return [{ path, text, language }];
  });
  const { requireReason } = configuration;
  const input = { files, rules: expert.ruleIds, ran, requireReason, today };
  return suppress(applyConfiguration(analysis, configuration, cwd), input);
}

export function holdsSuppression(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(SUPPRESSION_MARK);
}

/** A file that was asked for twice, by two stages, is still one notice. */
function withNotices(analysis: Analysis, ours: readonly Notice[]): Analysis {
  const all = new Map([...ours, ...analysis.notices].map((notice) => [JSON.stringify(notice), notice]));
  const notices = [...all.values()].sort(
    (a, b) =>
      compareText(a.file ?? '', b.file ?? '') || (a.line ?? 0) - (b.line ?? 0) || compareText(a.text, b.text),
  );
  return { ...analysis, notices };
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
