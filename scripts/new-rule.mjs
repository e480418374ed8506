/**
 * `npm run new-rule NAME` begins a rule: a folder with a row to fill in and an example that fails until it is.
 * Writes nothing where something stands already, and knows nothing of what a good rule says: rules/README.md does.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [name, ...others] = process.argv.slice(2);
if (name === undefined || others.length > 0 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  console.error(
    'Usage: npm run new-rule NAME, where NAME is lower case with hyphens and reads well after "allow".',
  );
  process.exit(2);
}

const folder = join(import.meta.dirname, '..', 'rules', name);
if (existsSync(folder)) {
  console.error(`rules/${name} exists already.`);
  process.exit(2);
}

const title = name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());

const rule = `rule: ${name}
stay-reason: TODO
title: ${title}
message: "\`{call}\` TODO: what it does, as a full sentence."
remedy: "TODO: what to do instead, as a full sentence."
effort: 3
blockers:
  - api: int todo(int argument)
    evidence: [TODO]
`;

const page = `# ${title}

## Why the process stays

TODO: what the kernel does, and where that is written.

## What is flagged

\`\`\`c
int main(void) {
    todo(1);    // stays: ${name}
    return 0;
}
\`\`\`

## What is not flagged

\`\`\`c
int todo(int argument);    // a declaration starts nothing

int main(void) {
    return 0;
}
\`\`\`

## What to do instead

TODO.

## Evidence

TODO: the rows of rules/evidence.yaml that this rule stands on.
`;

mkdirSync(folder);
writeFileSync(join(folder, 'rule.yaml'), rule);
writeFileSync(join(folder, 'README.md'), page);
console.log(
  `Wrote rules/${name}/rule.yaml and rules/${name}/README.md. 'npm test' fails until they say something.`,
);
