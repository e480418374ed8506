/** `mig-lint compare`: two reports off the disk to what changed between them. Words nothing but what is wrong with a file. */
import { resolve } from 'node:path';
import { compareReports, readReport, type ReadReport, renderComparison } from '../report/index.ts';
import { readText } from '../sources/index.ts';
import type { Environment, ExitStatus } from './environment.ts';
import { misuse, type Misuse } from './misuse.ts';
import type { CompareOptions } from './commands.ts';

export function compare(options: CompareOptions, environment: Environment): ExitStatus | Misuse {
  const [before, after] = options.files.map((file) => open(file, environment.cwd));
  if (before === undefined || after === undefined) return misuse('Two reports are needed.');
  if (before.kind === 'misuse') return before;
  if (after.kind === 'misuse') return after;
  const comparison = compareReports(before.report, after.report);
  environment.write('out', renderComparison(options.format, comparison, environment.version));
  return comparison.isWorse ? 1 : 0;
}

interface Opened {
  readonly kind: 'report';
  readonly report: ReadReport;
}

function open(file: string, cwd: string): Opened | Misuse {
  const read = readText(resolve(cwd, file));
  if (read.kind === 'unreadable') return misuse(`\`${file}\` could not be read: ${read.why}.`);
  const reading = readReport(read.text);
  return reading.kind === 'report' ? reading : misuse(`\`${file}\` ${reading.why}.`);
}
