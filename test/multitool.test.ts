/**
 * Microsoft's own validator over the SARIF of every sample, with the rules of GitHub. It is a hundred megabytes, so it is
 * not among the development dependencies: `npm install --no-save @microsoft/sarif-multitool` brings it, as `.ci/run` does,
 * and `SARIF_MULTITOOL` names a binary that lies elsewhere. Without it `sarif-rules.ts` has to do. `SARIF_PACKAGES` names a
 * folder whose folders are source trees of other people, to be held to the same.
 */
import { execFileSync } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { root, runIn } from './engine.ts';

const platforms: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'linux/Sarif.Multitool',
  darwin: 'darwin/Sarif.Multitool',
  win32: 'win32/Sarif.Multitool.exe',
};
const installed = `node_modules/@microsoft/sarif-multitool-${platforms[process.platform] ?? ''}`;
const binary = process.env['SARIF_MULTITOOL'] ?? join(root, installed);
const isInstalled = isExecutable(binary);
const itWhenInstalled = isInstalled ? it : it.skip;
const skipped = isInstalled ? '' : ' (skipped: there is no SARIF Multitool here)';
const packages = process.env['SARIF_PACKAGES'];

/** npm may bring it along and leave out the script that makes it one. */
function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** `SARIF2001 a.sarif: ...` for every error and warning. The exit status says nothing. */
function complaints(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'mig-lint-sarif-'));
  try {
    const names = Object.keys(files);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const rules = ['--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning;Note'];
    const output = ['--log', 'ForceOverwrite', '-o', 'report.out'];
    execFileSync(binary, ['validate', ...names, ...rules, ...output], {
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
    });
    const { runs }: Log = JSON.parse(readFileSync(join(folder, 'report.out'), 'utf8'));
    return runs.flatMap(({ results = [], invocations = [] }) => [
      ...results
        .filter(({ level = 'warning' }) => level !== 'note')
        .map(({ ruleId, locations = [], message }) => {
          const { uri = '' } = locations[0]?.physicalLocation?.artifactLocation ?? {};
          return `${ruleId} ${uri}: ${JSON.stringify(message)}`;
        }),
      ...invocations
        .flatMap(({ toolExecutionNotifications = [] }) => toolExecutionNotifications)
        .filter(({ level }) => level === 'error')
        .map(({ message }) => message.text ?? ''),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function sarifOfEach(folder: string): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {};
  for (const one of readdirSync(folder)) {
    if (!statSync(join(folder, one)).isDirectory()) continue;
    files[`${one}.sarif`] = await sarifOf(join(folder, one));
  }
  return files;
}

async function sarifOf(folder: string): Promise<string> {
  return (await runIn(folder, ['--format', 'sarif', '--fail-on', 'never', '.'])).out;
}

itWhenInstalled(
  `finds no error and no warning in any sample${skipped}`,
  async () => {
    expect(complaints(await sarifOfEach(join(root, 'samples')))).toEqual([]);
  },
  300_000,
);

itWhenInstalled(
  `finds what is wrong${skipped}`,
  async () => {
    const right = await sarifOf(join(root, 'samples', 'two-calls-away'));
    const log: Log = JSON.parse(right);
    delete log.runs[0]!.tool.driver.rules![0]!.help;
    log.runs[0]!.results![0]!.locations![0]!.physicalLocation!.region!.endColumn = 1;
    const found = complaints({ 'wrong.sarif': JSON.stringify(log) }).map((text) => text.split(' ')[0]);
    expect(found.sort()).toEqual(['GH2012', 'SARIF1007']);
  },
  300_000,
);

(isInstalled && packages !== undefined ? it : it.skip)(
  `finds no error and no warning in real packages${packages === undefined ? ' (skipped: SARIF_PACKAGES names no folder)' : skipped}`,
  async () => {
    const files = await sarifOfEach(packages ?? '');
    expect(Object.keys(files)).not.toEqual([]);
    expect(complaints(files)).toEqual([]);
  },
  3_600_000,
);
