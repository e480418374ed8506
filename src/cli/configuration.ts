/** Opens the configuration that holds for a run. What it means is for `policy`; it changes nothing. */
import { relative, resolve } from 'node:path';
import type { Configuration } from '../model/index.ts';
import { CONFIGURATION_KEY, NO_CONFIGURATION, readConfigurationText } from '../policy/index.ts';
import {
  type ConfigurationResult,
  findConfiguration,
  findIdleConfigurations,
  readConfiguration,
} from '../sources/index.ts';
import type { Environment } from './environment.ts';
import type { Expert } from './engine.ts';
import { listed, messageOf, misuse, type Misuse } from './misuse.ts';

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

/** Whoever wrote one, as one does for other tools, would wonder why nothing comes of it. */
function tellIdle(environment: Environment): void {
  for (const path of findIdleConfigurations(environment.cwd, CONFIGURATION_KEY)) {
    const name = shown(path, environment);
    const why = PROGRAM.test(path) ? 'is a program' : 'lies beside another one';
    const text = `\`${name}\` ${why}, and is heeded only when it is named: \`--config ${name}\`.`;
    environment.write('err', `mig-lint: ${text}\n`);
  }
}

const PROGRAM = /\.[cm]?js$/;

async function look(choice: ConfigurationChoice, environment: Environment): Promise<ConfigurationResult> {
  switch (choice.kind) {
    case 'none':
      return { kind: 'none' };
    case 'nearest':
      tellIdle(environment);
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
  const texts = result.errors.map(({ file, line, text: what }) => {
    return `${shown(file, environment)}:${String(line)}: ${what}`;
  });
  return misuse(texts.length < 2 ? listed(texts) : `The configuration cannot be used:${listed(texts)}`);
}

function shown(path: string, { cwd }: Environment): string {
  const inside = relative(cwd, path);
  return inside.startsWith('../..') ? path : inside;
}
