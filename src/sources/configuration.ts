/** Finds and reads the file in which a project says how it wants to be looked at. It understands nothing of it. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onDisk } from './name.ts';
import { codeOf, describeError, readRegular } from './regular.ts';

/** In this order; a program is taken only when it is named outright, as looking at code must not run any. */
const NAMES = ['mig-lint.config.json', 'mig-lint.config.yaml', 'mig-lint.config.yml'];
const PROGRAMS = ['mig-lint.config.js', 'mig-lint.config.mjs', 'mig-lint.config.cjs'];
const PACKAGE = 'package.json';

/** In bytes: a package of npm may be long. */
const LARGEST = 100_000_000;

export interface ConfigurationText {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

export type ConfigurationResult =
  | { readonly kind: 'text'; readonly text: ConfigurationText }
  | { readonly kind: 'none' }
  /** `reason` follows a colon. */
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: string };

/** The nearest one from a folder upwards, up to the top of its repository. A `package.json` counts if it has the key. */
export function findConfiguration(folder: string, key: string): ConfigurationResult {
  for (let at = folder; ; at = dirname(at)) {
    for (const name of [...NAMES, PACKAGE]) {
      const found = readConfiguration(join(at, name));
      const counts = found.kind === 'text' && (name !== PACKAGE || hasKey(found.text.text, key));
      if (counts || found.kind === 'unreadable') return found;
    }
    if (isTop(at)) return { kind: 'none' };
  }
}

/** What lies where it was looked, looks like a configuration and is passed over, in the order of the folders upwards. */
export function findIdleConfigurations(folder: string, key: string): readonly string[] {
  const found = findConfiguration(folder, key);
  const heeded = found.kind === 'text' ? found.text.path : null;
  const idle: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    const paths = [...PROGRAMS, ...NAMES].map((name) => join(at, name));
    idle.push(...paths.filter((path) => path !== heeded && existsSync(onDisk(path))));
    if (isTop(at) || (heeded !== null && dirname(heeded) === at)) return idle;
  }
}

function isTop(folder: string): boolean {
  return folder === dirname(folder) || existsSync(onDisk(join(folder, '.git')));
}

/** `path` is absolute. */
export function readConfiguration(path: string): ConfigurationResult {
  try {
    const file = readRegular(path, LARGEST);
    switch (file.kind) {
      case 'bytes':
        return { kind: 'text', text: { path, text: Buffer.from(file.bytes).toString('utf8') } };
      case 'not-regular':
        return { kind: 'unreadable', path, reason: 'it is not an ordinary file' };
      case 'too-large':
        return { kind: 'unreadable', path, reason: `it has ${file.size} bytes, which is no configuration` };
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return { kind: 'none' };
    return { kind: 'unreadable', path, reason: describeError(error) };
  }
}

/** A package that npm itself could not read says nothing to us. */
function hasKey(text: string, key: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  } catch {
    return false;
  }
}
