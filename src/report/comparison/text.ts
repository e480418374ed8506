/** A comparison for people, on a terminal or as Markdown for a comment on a change. The same words in both. */
import { answerWords, counted } from '../words.ts';
import { plain } from '../plain.ts';
import type { Change, Comparison, ProgramChange } from './compare.ts';
import type { ReadFinding } from './read.ts';

const changeWords: Readonly<Record<Change, string>> = {
  worse: 'worse',
  better: 'better',
  same: 'same',
  gained: 'new',
  lost: 'gone',
};

export function comparisonText(comparison: Comparison): string {
  const changed = comparison.programs.filter(({ change }) => change !== 'same');
  const lines = [
    ...notices(comparison).map((text) => `notice  ${text}`),
    ...changed.map(
      (one) => `${changeWords[one.change].padEnd(6)}  ${plain(one.name)}  ${changeSentence(one)}`,
    ),
    ...comparison.found.map((finding) => `found   ${findingWords(finding)}`),
    ...comparison.fixed.map((finding) => `fixed   ${findingWords(finding)}`),
  ];
  return [...lines, ...(lines.length === 0 ? [] : ['']), summary(comparison), ''].join('\n');
}

export function comparisonMarkdown(comparison: Comparison): string {
  const changed = comparison.programs.filter(({ change }) => change !== 'same');
  const rows = changed.map((one) => {
    return `| ${changeWords[one.change]} | ${code(one.name)} | ${changeSentence(one)} |`;
  });
  const table = rows.length === 0 ? [] : ['| | program | verdict |', '| --- | --- | --- |', ...rows, ''];
  const findings = [
    ...comparison.found.map((finding) => `- found: ${code(findingWords(finding))}`),
    ...comparison.fixed.map((finding) => `- fixed: ${code(findingWords(finding))}`),
  ];
  return [
    ...['### mig-lint', '', ...notices(comparison).flatMap((text) => [text, ''])],
    ...table,
    ...(findings.length === 0 ? [] : [...findings, '']),
    ...[summary(comparison), ''],
  ].join('\n');
}

function notices({ before, after }: Comparison): readonly string[] {
  const targets = `The reports are for different targets: ${plain(before.target)} before, ${plain(after.target)} now.`;
  const versions = `They were written by different versions: ${plain(before.version)} before, ${plain(after.version)} now.`;
  return [
    ...(before.target === after.target ? [] : [targets]),
    ...(before.version === after.version ? [] : [versions]),
  ];
}

function changeSentence({ before, after, gained, lost }: ProgramChange): string {
  const was = before === null ? null : wordsFor(before);
  const is = after === null ? null : wordsFor(after);
  const answers = was === null || is === null || was === is ? (is ?? was ?? '') : `${was} -> ${is}`;
  const reasons = [
    ...gained.map((reason) => `+${plain(reason)}`),
    ...lost.map((reason) => `-${plain(reason)}`),
  ];
  return reasons.length === 0 ? answers : `${answers} (${reasons.join(', ')})`;
}

function wordsFor(answer: string): string {
  return Object.entries(answerWords).find(([known]) => known === answer)?.[1] ?? plain(answer);
}

function findingWords({ file, line, symbol, rule, within }: ReadFinding): string {
  return plain(`${file}:${line}  ${symbol}${within === null ? '' : ` in ${within}`}  ${rule}`);
}

/** In backticks, which cannot be escaped there; a bar would end the cell. */
function code(text: string): string {
  return `\`${plain(text).replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

function summary({ programs, found, fixed, isWorse }: Comparison): string {
  const count = (wanted: Change): number => programs.filter(({ change }) => change === wanted).length;
  const kinds: readonly Change[] = ['worse', 'better', 'gained', 'lost', 'same'];
  const parts = kinds.map((kind) => `${count(kind)} ${changeWords[kind]}`).join(', ');
  const findings = `${counted(found.length, 'finding')} found, ${fixed.length} fixed`;
  const verdict = isWorse ? 'It got worse.' : 'Nothing got worse.';
  return `${counted(programs.length, 'program')}: ${parts}. ${findings}. ${verdict}`;
}
