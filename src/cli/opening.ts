/**
 * Opens what every look at code and every explanation needs: the rules that were asked for and the configuration
 * that holds. Says what is wrong with them in a sentence, and looks at no code.
 */
import { resolve } from 'node:path';
import type { Configuration } from '../model/index.ts';
import { suggestion } from '../rulebook/index.ts';
import { isThere } from '../sources/index.ts';
import { openConfiguration } from './configuration.ts';
import type { Engine, Expert } from './engine.ts';
import type { Environment } from './environment.ts';
import { messageOf, misuse, type Misuse } from './misuse.ts';
import type { Groundwork, KnowledgeOptions } from './commands.ts';

export type Opened =
  { readonly kind: 'opened'; readonly expert: Expert; readonly configuration: Configuration } | Misuse;

/** Somebody who knows the rules that were asked for, those of the configuration among them. */
export async function openGroundwork(
  groundwork: Groundwork,
  environment: Environment,
  engine: Engine,
): Promise<Opened> {
  const expert = openRules(groundwork.rules, environment, engine);
  if ('kind' in expert) return expert;
  try {
    const opened = await openConfiguration(groundwork.configuration, environment, expert);
    if (opened.kind === 'misuse') return opened;
    const { configuration } = opened;
    return { kind: 'opened', expert: expert.withRules(configuration.rules), configuration };
  } catch (error) {
    return misuse(`The rules of the configuration cannot be used:${whatIsWrong(error, environment.cwd)}`);
  }
}

export function unknownTarget({ target }: Pick<KnowledgeOptions, 'target'>, expert: Expert): Misuse | null {
  const targets = expert.targets.map(({ id }) => id);
  if (targets.includes(target)) return null;
  const near = suggestion(target, targets);
  return misuse(`\`--target ${target}\` is not known; the rules know ${targets.join(', ')}.${near}`);
}

/** A broken rulebook is for whoever wrote it to mend, so its sentence is told as it is, with file and line. */
export function openRules(rules: string | null, environment: Environment, engine: Engine): Expert | Misuse {
  try {
    return engine.open(rules === null ? null : resolve(environment.cwd, rules));
  } catch (error) {
    const where = rules === null ? 'The built-in rules' : `The rules in \`${rules}\``;
    const isOwn = rules !== null && !isThere(resolve(environment.cwd, rules, 'stay-reasons.yaml'));
    const hint = isOwn ? ALONE : '';
    return misuse(`${where} cannot be used:${whatIsWrong(error, environment.cwd)}${hint}`);
  }
}

const ALONE =
  '\n`--rules` takes the place of all that is built in; `rules: [FOLDER]` in the configuration adds to it.';

/** What follows the colon; the paths in it are as somebody in the working folder would write them. */
export function whatIsWrong(error: unknown, cwd: string): string {
  const text = messageOf(error).replaceAll(`${cwd}/`, '');
  return text.includes('\n') ? text : ` ${text}.`;
}
