/** What the pipeline answers for a few files: of each program the answer, with the ways to its reasons behind it. */
import { analyze } from '../../src/analyze.ts';
import { type Build, NO_BUILD } from '../../src/program/index.ts';
import { assets, readRules } from '../once/index.ts';

const knowledge = readRules();

/** `blocked: main > Pump::start > mlockall` */
export async function toldOf(
  files: Readonly<Record<string, string>>,
  described: Build['described'] = null,
): Promise<readonly string[]> {
  const read = (path: string): Uint8Array | null => {
    const text = files[path];
    return text === undefined ? null : Buffer.from(text, 'latin1');
  };
  const { programs } = await analyze({
    ...assets,
    files: Object.keys(files),
    scripts: [],
    readBytes: read,
    knowledge,
    programs: [],
    build: { ...NO_BUILD, described, readHeader: read },
    target: knowledge.defaultTarget,
    costs: false,
    allPaths: false,
    treeName: 'tree',
  });
  return programs.map(({ answer, reasons }) => {
    const ways = reasons.map(({ path }) => path.map(({ name }) => name).join(' > '));
    return [answer, ...ways].join(': ');
  });
}
