/**
 * JUnit's XML, for servers that show tests: a suite in which every program is a test, and a suite for each file with
 * findings. *Cannot tell* is a skipped test, because it is neither, and so is an answer by what was accepted.
 */
import type { JudgedFinding, ReportInput, Verdict } from '../model/index.ts';
import type { ReportOptions } from './format.ts';
import { grouped } from './group.ts';
import { knowledgeOf } from './knowledge.ts';
import type { Knowledge } from './knowledge.ts';
import { plain } from './plain.ts';
import { findingLine, findingStory, programName, verdictLine } from './sentences.ts';
import { cutTexts, openAnswerLevels, shownFindings, shownPrograms } from './shown.ts';
import { coverageSentence, verdictWords } from './words.ts';
import { element, textElement, xmlDocument } from './xml.ts';

interface Test {
  readonly name: string;
  readonly classname: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** One line, and the whole; empty for a test that passed. */
  readonly message: string;
  readonly text: string;
}

interface Suite {
  readonly name: string;
  readonly tests: readonly Test[];
}

export function renderJunit(input: ReportInput, options: ReportOptions): string {
  const { analysis } = input;
  const knowledge = knowledgeOf(input);
  const levelOf = openAnswerLevels(analysis);
  const programs = shownPrograms(analysis, options).map((verdict) => {
    const test = programTest(verdict, knowledge);
    if (test.outcome !== 'failed' || levelOf(verdict) !== 'note') return test;
    return { ...test, outcome: 'skipped', message: `${test.message}, by what fails no run` } as const;
  });
  const files = grouped(shownFindings(analysis, options), ({ finding }) => finding.span.file);
  const suites: readonly Suite[] = [
    { name: 'programs', tests: [...cutTexts(analysis).map(cutTest), ...programs] },
    ...[...files].map(([file, findings]) => ({
      name: plain(file),
      tests: findings.map((judged) => findingTest(judged, knowledge)),
    })),
  ];
  const all = { name: 'mig-lint', ...countsOf(suites.flatMap(({ tests }) => tests)) };
  return xmlDocument(element('testsuites', all, suites.flatMap(suiteElement)));
}

/** Neither passed nor failed, like a program that nobody judged. */
function cutTest(text: string): Test {
  const rest = { classname: 'mig-lint.run', outcome: 'skipped', text: plain(text) } as const;
  return { name: 'the whole run', message: 'not all was seen', ...rest };
}

function programTest(verdict: Verdict, knowledge: Knowledge): Test {
  const { answer, entry, coverage } = verdict;
  const name = programName(verdict);
  const told = `${plain(entry.file)}:${entry.line}: ${verdictLine(verdict, knowledge)}`;
  const test = { name, classname: 'mig-lint.programs', message: verdictWords(verdict) };
  const text = verdict.kind === 'script' ? told : `${told}\n${coverageSentence(coverage)}`;
  switch (answer) {
    case 'blocked':
    case 'at-risk':
      return { ...test, text, outcome: 'failed' };
    case 'undetermined':
      return { ...test, text, outcome: 'skipped' };
    case 'clear':
      return { ...test, text, outcome: 'passed' };
  }
}

function findingTest({ finding, level }: JudgedFinding, knowledge: Knowledge): Test {
  const { file, line, column } = finding.span;
  const place = `${plain(file)}:${line}:${column}`;
  return {
    name: `${finding.rule} at ${line}:${column}`,
    classname: `mig-lint.${finding.rule}`,
    outcome: level === 'note' ? 'passed' : 'failed',
    message: findingLine(finding),
    text: `${place}: ${level}: ${findingStory(finding, knowledge)}`,
  };
}

function suiteElement({ name, tests }: Suite): readonly string[] {
  const skipped = tests.filter(({ outcome }) => outcome === 'skipped').length;
  return element('testsuite', { name, ...countsOf(tests), skipped }, tests.flatMap(testElement));
}

function countsOf(tests: readonly Test[]): {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
} {
  const failures = tests.filter(({ outcome }) => outcome === 'failed').length;
  return { tests: tests.length, failures, errors: 0 };
}

/** Nothing is timed: the same sources give the same report. */
function testElement({ name, classname, outcome, message, text }: Test): readonly string[] {
  const attributes = { name, classname, time: 0 };
  switch (outcome) {
    case 'failed':
      return element('testcase', attributes, [textElement('failure', { message, type: classname }, text)]);
    case 'skipped':
      return element('testcase', attributes, [textElement('skipped', { message }, text)]);
    case 'passed':
      return element('testcase', attributes, [textElement('system-out', {}, text)]);
  }
}
