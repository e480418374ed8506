/**
 * `mig-lint init`: a first configuration, of what the tree shows and of what a person at the terminal says. Never
 * replaces one unasked. It analyses nothing, so it suggests no rule and no program.
 */
import { basename, dirname, join, relative } from 'node:path';
import { CONFIGURATION_KEY, type FailOn } from '../policy/index.ts';
import { suggestion } from '../rulebook/index.ts';
import { findConfiguration } from '../sources/index.ts';
import type { Ask } from './asking.ts';
import type { Expert } from './engine.ts';
import type { Environment, ExitStatus } from './environment.ts';
import { countBelow, surveyLines, surveyTree, type TreeSurvey } from './init-survey.ts';
import { configurationText, schemaPath, type Wishes } from './init-text.ts';
import { misuse, type Misuse } from './misuse.ts';
import { written } from './writing.ts';
import { unknownTarget } from './opening.ts';
import { defaultFailOn, defaultTarget, failOns } from './commands.ts';

export interface InitOptions {
  /** Null where the command line leaves it open. */
  readonly target: string | null;
  readonly failOn: FailOn | null;
  /** Whether a person may be asked. */
  readonly asks: boolean;
  /** Whether it is written even where another configuration holds. */
  readonly force: boolean;
}

const NAME = 'mig-lint.config.yaml';

export async function init(
  options: InitOptions,
  environment: Environment,
  expert: Expert,
): Promise<ExitStatus | Misuse> {
  const target = options.target ?? defaultTarget;
  const refusal = inTheWay(options.force, environment) ?? unknownTarget({ target }, expert);
  if (refusal !== null) return refusal;

  const { cwd, home } = environment;
  const survey = surveyTree(cwd, home);
  tell(surveyLines(survey), environment);
  const ask = options.asks ? environment.ask : null;
  const wishes =
    ask === null
      ? suggested(options, survey)
      : await asked(options, survey, expert, ask, (line) => {
          tell([line], environment);
        });
  if (wishes === null) return misuse('Not every question was answered, so nothing was written.');

  const text = configurationText(wishes, {
    schema: schemaPath(cwd, home),
    targetTitle: expert.targets.find(({ id }) => id === wishes.target)?.title ?? wishes.target,
    exclude: survey.ownCopy === null ? [] : [survey.ownCopy],
  });
  const wrong = written(() => {
    environment.writeFile(join(cwd, NAME), text);
  });
  if (wrong !== null) return misuse(`\`${NAME}\` could not be written: ${wrong}.`);
  tell([`written      ${NAME}; \`mig-lint\` heeds it from now on`], environment);
  return 0;
}

function tell(lines: readonly string[], environment: Environment): void {
  environment.write('out', `${lines.join('\n')}\n`);
}

/** A configuration that holds here already, in whatever state it is. */
function inTheWay(force: boolean, { cwd }: Environment): Misuse | null {
  const found = findConfiguration(cwd, CONFIGURATION_KEY);
  if (found.kind === 'none') return null;
  const path = found.kind === 'text' ? found.text.path : found.path;
  const shown = relative(cwd, path);
  const isHere = dirname(path) === cwd;
  if (force) {
    // We delete nothing, and what is written beside it would lie there unheeded.
    if (!isHere || !basename(path).endsWith('config.json')) return null;
    return misuse(
      `\`${shown}\` counts before \`${NAME}\`, so that nobody would heed it; move it away first.`,
    );
  }
  if (basename(path) === NAME && isHere) {
    return misuse(`\`${NAME}\` is there already; \`mig-lint init --force\` writes it anew.`);
  }
  const counts = `\`mig-lint init --force\` writes \`${NAME}\`, which then counts instead`;
  return misuse(`\`${shown}\` configures this folder already; ${counts}.`);
}

function suggested({ target, failOn }: InitOptions, { thirdParty }: TreeSurvey): Wishes {
  return {
    target: target ?? defaultTarget,
    failOn: failOn ?? defaultFailOn,
    thirdParty,
    requireReason: false,
  };
}

/** Null when the person left. What the command line says is not asked. */
async function asked(
  options: InitOptions,
  survey: TreeSurvey,
  expert: Expert,
  ask: Ask,
  say: (line: string) => void,
): Promise<Wishes | null> {
  const usual = suggested(options, survey);
  const answer = <T>(question: string, read: Reading<T>): Promise<T | null> =>
    answerTo(question, read, ask, say);
  const targets = expert.targets.map(({ id }) => id);
  if (options.target === null) say(`targets      ${targets.join(', ')}`);
  const target =
    options.target ?? (await answer(`Which target? [${usual.target}] `, oneOf(targets, usual.target)));
  if (target === null) return null;
  const failOn =
    options.failOn ??
    (await answer(
      `Which level fails a run: ${failOns.join(', ')}? [${usual.failOn}] `,
      oneOf(failOns, usual.failOn),
    ));
  if (failOn === null) return null;
  const thirdParty =
    survey.thirdParty.length === 0
      ? []
      : await answer(
          `Tell third-party code apart, so that it fails no run: yes, no, or its folders? [yes] `,
          foldersOf(survey),
        );
  if (thirdParty === null) return null;
  const requireReason = await answer('Must suppressions say why? [no] ', yesOrNo);
  return requireReason === null ? null : { target, failOn, thirdParty, requireReason };
}

/** What an answer means, or a sentence on what would. */
type Reading<T> = (answer: string) => { readonly value: T } | { readonly wrong: string };

async function answerTo<T>(
  question: string,
  read: Reading<T>,
  ask: Ask,
  say: (line: string) => void,
): Promise<T | null> {
  for (;;) {
    const answer = await ask(question);
    if (answer === null) return null;
    const meant = read(answer.trim());
    if ('value' in meant) return meant.value;
    say(meant.wrong);
  }
}

function oneOf<T extends string>(known: readonly T[], usual: T): Reading<T> {
  return (answer) => {
    const value = answer === '' ? usual : known.find((one) => one === answer);
    if (value !== undefined) return { value };
    return { wrong: `Please answer ${known.join(', ')}.${suggestion(answer, known)}` };
  };
}

const yesOrNo: Reading<boolean> = (answer) => {
  if (/^(n|no)?$/i.test(answer)) return { value: false };
  return /^(y|yes)$/i.test(answer) ? { value: true } : { wrong: 'Please answer yes or no.' };
};

function foldersOf({ files, thirdParty }: TreeSurvey): Reading<readonly string[]> {
  return (answer) => {
    if (/^(y|yes)?$/i.test(answer)) return { value: thirdParty };
    if (/^(n|no)$/i.test(answer)) return { value: [] };
    const folders = answer.split(',').map((one) => one.trim().replace(/^(\.?\/)+|\/+$/g, ''));
    const empty = folders.find((folder) => countBelow(files, folder) === 0);
    if (empty === undefined) return { value: folders };
    return { wrong: `No C or C++ file lies below \`${empty}\`. Folders are separated by commas.` };
  };
}
