/** The text of a first configuration: what was chosen, with a word on each key. Chooses nothing itself. */
import { join, relative } from 'node:path';
import type { FailOn } from '../policy/index.ts';
import { patternOf } from './init-survey.ts';

/** What a project says of itself at first. */
export interface Wishes {
  readonly target: string;
  readonly failOn: FailOn;
  /** Folders, relative. */
  readonly thirdParty: readonly string[];
  readonly requireReason: boolean;
}

export interface Surroundings {
  /** Relative to the configuration; for editors. */
  readonly schema: string;
  /** The target's own words for itself. */
  readonly targetTitle: string;
  /** Folders, relative. */
  readonly exclude: readonly string[];
}

export function configurationText(wishes: Wishes, { schema, targetTitle, exclude }: Surroundings): string {
  return `# yaml-language-server: $schema=${schema}
# How mig-lint looks at this project. The command line wins over it; paths and patterns are relative to this file.

# The system asked about: ${targetTitle}.
target: ${wishes.target}

# The least level that makes the exit status 1: error (sure), warning (in doubt, too), note (all) or never.
fail-on: ${wishes.failOn}

# Somebody else's code: told apart, and no reason to fail. Patterns as in .gitignore.
${list('third-party', wishes.thirdParty)}

# What is not looked at, besides what .gitignore leaves out.
${list('exclude', exclude)}

suppressions:
  # Whether a comment that suppresses a finding must say why, behind \`--\`.
  require-reason: ${String(wishes.requireReason)}

# A compile_commands.json here or in a build folder is found without a word; one elsewhere is named so:
# build: ../out/compile_commands.json
`;
}

function list(key: string, folders: readonly string[]): string {
  if (folders.length === 0) return `${key}: []`;
  // A text of JSON is one of YAML, whatever stands in it.
  return [`${key}:`, ...folders.map((folder) => `  - ${JSON.stringify(patternOf(folder))}`)].join('\n');
}

/** Of the copy in the tree, else of the package, as other people's checkouts have it. */
export function schemaPath(root: string, home: string): string {
  const path = relative(root, join(home, '..', 'schemas', 'config.schema.json'));
  return `./${path.startsWith('..') ? 'node_modules/mig-lint/schemas/config.schema.json' : path}`;
}
