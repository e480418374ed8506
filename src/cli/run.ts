/**
 * One run of the command: arguments in, exit status out. Talks to the world through the environment and to the
 * pipeline through the engine, so that tests can hand it either.
 */
import { join } from 'node:path';
import { counted } from '../report/index.ts';
import { isSet, wantsColour } from './colour.ts';
import type { Engine, Expert } from './engine.ts';
import type { Environment, ExitStatus } from './environment.ts';
import { compare } from './compare.ts';
import { init } from './init.ts';
import { completionScript, type Shell } from './completion.ts';
import type * as LanguageServer from './lsp/entry.ts';
import { listRules } from './explain.ts';
import { explainWords } from './explain-words.ts';
import { tellBaseline } from './baseline-stats.ts';
import { lint } from './lint.ts';
import { messageOf, misuse, type Misuse } from './misuse.ts';
import { openGroundwork, openRules, unknownTarget } from './opening.ts';
import type { Command, ExplainOptions, ProcessOptions } from './commands.ts';
import { parseArguments } from './options.ts';
import { printConfiguration } from './print-configuration.ts';
import { pageOf, type Page } from './page.ts';
import { tellProcesses } from './process.ts';
import { processDocument } from './process-json.ts';
import { processLines } from './process-page.ts';
import { summarize } from './summary.ts';
import { testRules, type TestedRules } from './test-rules.ts';
import { writeSuppressions } from './suppress.ts';

export async function run(
  argv: readonly string[],
  environment: Environment,
  engine: Engine,
): Promise<ExitStatus> {
  try {
    return await obey(parseArguments(argv, environment.version), environment, engine);
  } catch (error) {
    return confess(error, environment);
  }
}

async function obey(command: Command, environment: Environment, engine: Engine): Promise<ExitStatus> {
  if (command.kind === 'tell') return tell(command.text, environment);
  if (command.kind === 'misuse') return refuse(command, environment);
  if (command.kind === 'compare') {
    return ended(compare(command.options, environment), environment);
  }
  if (command.kind === 'lsp') return serve(command.options, environment);
  if (command.kind === 'summary') {
    const rules = openRules(command.rules, environment, engine);
    const outcome = 'kind' in rules ? rules : await summarize(command.options, environment, rules);
    return ended(outcome, environment);
  }
  if (command.kind === 'completion') return complete(command.shell, environment, engine);
  const opened = await openGroundwork(command.groundwork, environment, engine);
  if (opened.kind === 'misuse') return refuse(opened, environment);
  const { expert, configuration } = opened;
  if (command.kind === 'init') {
    const outcome = await init(command.options, environment, expert);
    return ended(outcome, environment);
  }
  const options = command.options(configuration);
  const unknown = unknownTarget(options, expert);
  if (unknown !== null) return refuse(unknown, environment);
  switch (command.kind) {
    case 'explain':
      return explain(command.options(configuration), expert, environment);
    case 'process':
      return processes(command.options(configuration), expert, environment);
    case 'rules': {
      const page = pageFor(options.colour, environment);
      return tell(listRules(expert.rulebookFor(options.target), page).join('\n'), environment);
    }
    case 'test-rules': {
      const tested = await testRules(command.options(configuration), environment, expert, configuration);
      return tested.kind === 'misuse' ? refuse(tested, environment) : tellTested(tested, environment);
    }
    case 'suppress': {
      const outcome = await writeSuppressions(
        command.options(configuration),
        environment,
        expert,
        configuration,
      );
      return ended(outcome, environment);
    }
    case 'baseline': {
      const outcome = await tellBaseline(command.options(configuration), environment, expert, configuration);
      return ended(outcome, environment);
    }
    case 'print-config': {
      const settled = command.options(configuration);
      const shown = printConfiguration(configuration, settled, command.file, environment, expert);
      return tell(shown.trimEnd(), environment);
    }
    case 'lint': {
      const outcome = await lint(command.options(configuration), environment, expert, configuration);
      return ended(outcome, environment);
    }
  }
}

function complete(shell: Shell, environment: Environment, engine: Engine): ExitStatus {
  const opened = openRules(null, environment, engine);
  if ('kind' in opened) return refuse(opened, environment);
  const { ruleIds, targets } = opened;
  const known = { rules: ruleIds, targets: targets.map(({ id }) => id) };
  return tell(completionScript(shell, known).trimEnd(), environment);
}

async function processes(
  options: ProcessOptions,
  expert: Expert,
  environment: Environment,
): Promise<ExitStatus> {
  const outcome = await tellProcesses(options, environment, expert);
  if (outcome.kind === 'misuse') return refuse(outcome, environment);
  const { told, untold, status } = outcome;
  switch (options.format) {
    case 'json':
      tell(
        JSON.stringify(processDocument(outcome, expert.rulebookFor, environment.version), null, 2),
        environment,
      );
      break;
    case 'text': {
      const page = pageFor(options.colour, environment);
      const pages = told.map((one) => processLines(one, expert.rulebookFor(one.target), page).join('\n'));
      if (pages.length > 0) tell(pages.join('\n\n'), environment);
    }
  }
  for (const { text } of untold) refuse(misuse(text), environment);
  return status;
}

function explain(options: ExplainOptions, expert: Expert, environment: Environment): ExitStatus {
  const page = pageFor(options.colour, environment);
  const explained = explainWords(options, expert, environment, page);
  return explained.kind === 'misuse' ? refuse(explained, environment) : tell(explained.text, environment);
}

function pageFor(colour: boolean | null, environment: Environment): Page {
  return pageOf(wantsColour(colour, environment), environment.isTerminal ? environment.width : Infinity);
}

function tellTested({ failures, rules, examples }: TestedRules, environment: Environment): ExitStatus {
  const numbers = [counted(rules, 'rule'), counted(examples, 'example'), counted(failures.length, 'failure')];
  const counts = `${numbers.join(', ')}.`;
  tell([...failures, counts].join('\n'), environment);
  return failures.length === 0 ? 0 : 1;
}

/** The server is a bundle of its own, so that no other command pays for it. */
async function serve(options: readonly string[], environment: Environment): Promise<ExitStatus> {
  const loaded = await environment.importDefault(join(environment.home, 'language-server.cjs'));
  const { serve: start } = loaded as typeof LanguageServer;
  return start(environment, options);
}

function tell(text: string, environment: Environment): ExitStatus {
  environment.write('out', `${text}\n`);
  return 0;
}

function ended(outcome: ExitStatus | Misuse, environment: Environment): ExitStatus {
  return typeof outcome === 'number' ? outcome : refuse(outcome, environment);
}

function refuse({ text }: Misuse, environment: Environment): ExitStatus {
  environment.write('err', `mig-lint: ${text}\n`);
  return 2;
}

/** A bug of ours. Nobody who runs the tool is helped by a trace, unless they ask for it. */
function confess(error: unknown, environment: Environment): ExitStatus {
  const traced = isSet(environment.variables['MIG_LINT_DEBUG']);
  const trace = traced && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  const message = messageOf(error).replace(/\s*\n\s*/g, ' ');
  const text = `mig-lint: this is a bug in mig-lint: ${message}. Please report it; MIG_LINT_DEBUG=1 shows where.\n`;
  environment.write('err', text + trace);
  return 2;
}
