/** Opens the configuration that holds for a run, and shows it. What it means is for `policy`; it changes nothing. */
import { relative, resolve } from 'node:path';
import type { Configuration } from '../model/index.ts';
import { CONFIGURATION_KEY, levelChoices, NO_CONFIGURATION, readConfigurationText } from '../policy/index.ts';
import { type ConfigurationResult, findConfiguration, readConfiguration } from '../sources/index.ts';
import type { Environment } from './environment.ts';
import type { Expert } from './engine.ts';
import { messageOf, misuse, type Misuse } from './misuse.ts';

/** Which configuration is asked for. */
export type ConfigurationChoice =
  /** The nearest one upwards, if there is one. */
  { readonly kind: 'nearest' } | { readonly kind: 'none' } | { readonly kind: 'file'; readonly path: string };

export type OpenedConfiguration =
  { readonly kind: 'configuration'; readonly configuration: Configuration } | Misuse;

export async function openConfiguration(
  choice: ConfigurationChoice,
  environment: Environment,
  expert: Expert,
): Promise<OpenedConfiguration> {
  const found = await look(choice, environment);
  switch (found.kind) {
    case 'none':
      return { kind: 'configuration', configuration: NO_CONFIGURATION };
    case 'unreadable':
      return misuse(
        `The configuration \`${shown(found.path, environment)}\` cannot be used: ${found.reason}.`,
      );
    case 'text':
      return understand(found.text.path, found.text.text, environment, expert);
  }
}

const PROGRAM = /\.[cm]?js$/;

async function look(choice: ConfigurationChoice, environment: Environment): Promise<ConfigurationResult> {
  switch (choice.kind) {
    case 'none':
      return { kind: 'none' };
    case 'nearest':
      return findConfiguration(environment.cwd, CONFIGURATION_KEY);
    case 'file': {
      const path = resolve(environment.cwd, choice.path);
      if (PROGRAM.test(path)) return runProgram(path, environment);
      const found = readConfiguration(path);
      return found.kind === 'none' ? { kind: 'unreadable', path, reason: 'there is no such file' } : found;
    }
  }
}

/** Naming a program outright is leave to run it. */
async function runProgram(path: string, environment: Environment): Promise<ConfigurationResult> {
  try {
    const text = JSON.stringify(await environment.importDefault(path), null, 2);
    return { kind: 'text', text: { path, text } };
  } catch (error) {
    return { kind: 'unreadable', path, reason: messageOf(error) };
  }
}

function understand(
  path: string,
  text: string,
  environment: Environment,
  expert: Expert,
): OpenedConfiguration {
  const result = readConfigurationText({
    path,
    text,
    read: (other) => {
      const found = readConfiguration(other);
      if (found.kind === 'text') return { text: found.text.text };
      return { reason: found.kind === 'none' ? 'there is no such file' : found.reason };
    },
    ruleIds: (folders) => expert.withRules(folders).ruleIds,
    targets: expert.targets.map(({ id }) => id),
  });
  if (result.kind === 'configuration') return result;
  const [first, ...more] = result.errors;
  const rest = more.length === 0 ? '' : ` (and ${String(more.length)} more)`;
  const place = first === undefined ? path : `${shown(first.file, environment)}:${String(first.line)}`;
  return misuse(`${place}: ${first?.text ?? 'The configuration cannot be read.'}${rest}`);
}

function shown(path: string, { cwd }: Environment): string {
  const inside = relative(cwd, path);
  return inside.startsWith('../..') ? path : inside;
}

/** What holds for one file, as JSON. */
export function printConfiguration(
  configuration: Configuration,
  file: string,
  { cwd }: Environment,
  expert: Expert,
): string {
  const levels = levelChoices(configuration, cwd, file, expert.ruleIds);
  return `${JSON.stringify({ ...configuration, file, levels }, null, 2)}\n`;
}
