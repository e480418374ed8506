/** The summary as one small page of HTML that needs nothing else: no script, no font, no picture. */
import { plain } from '../plain.ts';
import { xmlText } from '../xml.ts';
import type { SummaryPage } from './page.ts';
import {
  answerOf,
  type Cell,
  type Table,
  tablesOf,
  targetSentence,
  totalSentences,
  unusableSentence,
} from './sentences.ts';
import type { ReportRows } from './tally.ts';

const style = [
  'body{font:15px/1.4 sans-serif;margin:2em auto;max-width:75em;padding:0 1em;color:#222}',
  'table{border-collapse:collapse;margin:1em 0}',
  'th,td{text-align:left;padding:.2em .8em;border-bottom:1px solid #ddd;vertical-align:top}',
  'td.n{text-align:right}',
  '.blocked{color:#a40000}.at-risk{color:#8a5a00}.undetermined{color:#555}.clear{color:#1d6b1d}',
].join('\n');

export function htmlPage(): SummaryPage {
  return {
    begin: () =>
      [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">\n<title>mig-lint</title>',
        `<style>\n${style}\n</style>\n</head>\n<body>\n<h1>What keeps programs home</h1>`,
        `<table>\n${rowOf('th', ['report', 'program', 'verdict', 'stay reasons'])}`,
      ].join('\n'),
    rows: programRows,
    end: (conclusion) => {
      const target = targetSentence(conclusion);
      const unusable = conclusion.unusable.map((one) => `<li>${safe(unusableSentence(one))}</li>\n`);
      return [
        `</table>\n<p>${safe(totalSentences(conclusion))}</p>\n`,
        ...(target === null ? [] : [`<p>${safe(target)}</p>\n`]),
        ...(unusable.length === 0 ? [] : [`<h2>Not used</h2>\n<ul>\n${unusable.join('')}</ul>\n`]),
        ...tablesOf(conclusion).map(tableText),
        '</body>\n</html>\n',
      ].join('');
    },
  };
}

function programRows({ report, programs }: ReportRows): string {
  return programs
    .map((program) => {
      const { name, answer, stayReasons } = program;
      const verdict = `<td class="${answer}">${answerOf(program)}</td>`;
      return `<tr>${[report, name].map(cellText).join('')}${verdict}${cellText(stayReasons.join(', '))}</tr>\n`;
    })
    .join('');
}

function tableText({ title, about, head, rows }: Table): string {
  const said = about === null ? '' : `<p>${safe(about)}</p>\n`;
  const body = rows.map((cells) => `<tr>${cells.map(cellText).join('')}</tr>\n`).join('');
  return `<h2>${title}</h2>\n${said}<table>\n${rowOf('th', head)}${body}</table>\n`;
}

function rowOf(tag: 'th' | 'td', cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<${tag}>${safe(cell)}</${tag}>`).join('')}</tr>\n`;
}

function cellText(cell: Cell): string {
  return typeof cell === 'number' ? `<td class="n">${cell}</td>` : `<td>${safe(cell)}</td>`;
}

function safe(text: string): string {
  return xmlText(plain(text));
}
