/** What the server itself must know of a folder to explain its code: the rules and the configuration that hold there. */
import type { Configuration } from '../../model/index.ts';
import type { Engine, Expert } from '../engine.ts';
import type { Environment } from '../environment.ts';
import { libraryFor } from '../explain-words.ts';
import type { Library } from '../lookup.ts';
import { openGroundwork, unknownTarget } from '../opening.ts';
import { parseArguments } from '../options.ts';

export interface Known {
  readonly expert: Expert;
  readonly configuration: Configuration;
  readonly library: Library;
}

/** Null when something is wrong with them, which the look at the folder says. */
export async function openKnown(
  root: string,
  options: readonly string[],
  environment: Environment,
  engine: Engine,
): Promise<Known | null> {
  const command = parseArguments(options, environment.version);
  if (command.kind !== 'lint') return null;
  const opened = await openGroundwork(command.groundwork, { ...environment, cwd: root }, engine);
  if (opened.kind === 'misuse') return null;
  const { expert, configuration } = opened;
  const settled = command.options(configuration);
  if (unknownTarget(settled, expert) !== null) return null;
  return { expert, configuration, library: libraryFor(settled.target, expert) };
}
