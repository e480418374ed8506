/**
 * The manual page, made of the tables that the command line is read by, in the language of man(7). Printed by nobody:
 * scripts/manual.mjs writes it to man/mig-lint.1, and a test says when that is stale.
 */
import { examplesOf } from './examples.ts';
import { type DescribedCommand, describedCommands, type DescribedOption } from './syntax.ts';

export function manualPage(): string {
  const lines = [
    '.\\" Made by scripts/manual.mjs; what stands here is lost when it runs again.',
    '.TH MIG\\-LINT 1 "" "mig\\-lint" "User Commands"',
    '.SH NAME',
    'mig\\-lint \\- explain why a C or C++ program will not migrate on an openMosix cluster',
    '.SH SYNOPSIS',
    ...describedCommands.flatMap(synopsisOf),
    '.SH DESCRIPTION',
    ...description.flatMap((paragraph) => ['.PP', roff(paragraph)]),
    ...describedCommands.flatMap(sectionOf),
    '.SH EXIT STATUS',
    ...statuses.flatMap(([status, about]) => ['.TP', `.B ${status}`, roff(about)]),
    '.SH ENVIRONMENT',
    ...variables.flatMap(([name, about]) => ['.TP', `.B ${roff(name)}`, roff(about)]),
    '.SH FILES',
    '.TP',
    roff('mig-lint.config.json, mig-lint.config.yaml'),
    roff('What a project wants, in its folder or one above it up to the top of the repository.'),
    '.SH SEE ALSO',
    '.BR proc (5),',
    '.BR mosrun (1)',
  ];
  return `${lines.join('\n')}\n`;
}

const description = [
  'On an openMosix cluster a process moves to another node when that pays, unless something in the program keeps it ' +
    'home. mig-lint reads C and C++ sources and says which programs will stay, which line is to blame, and on which ' +
    'way they come to it. It also says how much it could see.',
  'A program will not migrate, may not migrate, or nothing was found that stops it; where too much is unknown, the ' +
    'answer is that mig-lint cannot tell.',
];

const statuses: readonly (readonly [string, string])[] = [
  ['0', 'Nothing at or above the level of --fail-on.'],
  ['1', 'Findings.'],
  ['2', 'Wrong use, a broken configuration or rulebook, or no file to look at.'],
  ['3', 'With --strict: something could not be seen.'],
  ['130', 'Ended by Ctrl-C, with what was known by then in the reports.'],
  ['143', 'The same by SIGTERM.'],
];

const variables: readonly (readonly [string, string])[] = [
  ['NO_COLOR', 'No colour, whatever it is set to. --color wins over it.'],
  ['FORCE_COLOR', 'Colour even where there is no terminal.'],
  ['FORCE_HYPERLINK', 'Links to files even where the terminal is not known to show them; 0 for never.'],
  ['CI', 'On a build server neither progress nor links are shown.'],
  ['MIG_LINT_DEBUG', 'Shows where a bug of mig-lint happened.'],
];

function synopsisOf({ usage }: DescribedCommand, index: number): readonly string[] {
  const line = `.B mig\\-lint\n${roff(usage)} [\\fIoptions\\fR]`;
  return index === 0 ? [line] : ['.br', line];
}

function sectionOf(command: DescribedCommand): readonly string[] {
  const examples = examplesOf[command.name];
  return [
    `.SH "${roff(`mig-lint ${command.usage}`.toUpperCase())}"`,
    roff(`${command.about.replace(/ \[\.\]$/, '')}.`),
    ...command.options.flatMap(optionLines),
    ...(examples.length === 0 ? [] : ['.SS Examples']),
    ...examples.flatMap(([line, about]) => ['.TP', `.B ${roff(line)}`, roff(`${about}.`)]),
  ];
}

function optionLines({ name, letter, about, takesValue }: DescribedOption): readonly string[] {
  const value = takesValue ? ' \\fIVALUE\\fR' : '';
  const short = letter === null ? '' : `\\fB\\-${letter}\\fR, `;
  return ['.TP', `${short}\\fB\\-\\-${roff(name)}\\fR${value}`, roff(`${about}.`)];
}

/** Nothing in it is taken for a request or an escape, and a hyphen can be copied as what it is. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replace(/^\./gm, '\\&.');
}
