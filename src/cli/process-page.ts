/** What `mig-lint process` tells, for people. Decides nothing. */
import type { JudgedFinding, Rule, Rulebook, RunningProcess, Shown, StayReason } from '../model/index.ts';
import { plain } from '../report/index.ts';
import type { Sighting, Stay, StayAnswer, StayVerdict } from '../running/index.ts';
import type { Page } from './page.ts';
import type { Lines, Told } from './process.ts';

export function processLines(told: Told, rulebook: Rulebook, page: Page): readonly string[] {
  const { verdict, sources } = told;
  const { running } = verdict;
  return [
    page.heading(`process ${running.id}`, plain(commandOf(running))),
    ...page.field('answer', answerSentence(verdict)),
    ...page.field('kernel', kernelSentence(told, rulebook)),
    ...whereLines(verdict, rulebook, page),
    ...verdict.stays.flatMap((stay) => stayLines(stay, told, rulebook, page)),
    ...(verdict.stays.length === 0 ? [] : ['']),
    ...verdict.remarks.flatMap((one) => page.field('seen', sightingSentence(one, running))),
    ...(sources === null ? [] : page.field('sources', choiceSentence(sources))),
    ...running.refused.flatMap(({ file, why }) => page.field('refused', refusalSentence(running, file, why))),
    ...refusedReasons(verdict, rulebook, page),
    ...notShown(verdict, page),
  ];
}

/** Without a kernel of the cluster, this says what the answer does not rest on. */
function notShown({ running, unseen, excluded }: StayVerdict, page: Page): readonly string[] {
  if (running.hasEnded || running.isKernelThread || unseen.length + excluded.length === 0) return [];
  const lacking = excluded.map(({ says, privilege }) => {
    return `${says.replace(/\.$/, '')}, but it lacks ${privilege?.name ?? 'the privilege'} for it.`;
  });
  const later = 'What it did before or will do later is not in this answer.';
  return page.field('not shown', [...unseen.map(({ says }) => says), ...lacking, later].join(' '));
}

const clusterAnswers: Readonly<Record<StayAnswer, string>> = {
  kept: 'It is kept on its home node.',
  locked: 'It is locked by its user: it is not moved automatically, but can be sent elsewhere by hand.',
  'in-doubt': 'It may be kept on its home node.',
  free: 'Nothing keeps it on its home node now.',
  undetermined: 'Cannot tell: what would decide may not be read.',
  ended: 'It has ended, and its parent has not asked how.',
};

const otherAnswers: Readonly<Record<StayAnswer, string>> = {
  ...clusterAnswers,
  kept: 'It would be kept on its home node.',
  'in-doubt': 'It might be kept on its home node.',
  free: 'Nothing was seen that would keep it on its home node.',
};

function answerSentence({ answer, isClusterKernel }: StayVerdict): string {
  return isClusterKernel ? clusterAnswers[answer] : otherAnswers[answer];
}

function kernelSentence({ verdict, askedInVain }: Told, { target }: Rulebook): string {
  if (!verdict.isClusterKernel) {
    return (
      `This kernel is not one of the cluster: there is no ${pathOf(target.shownIn, verdict.running)}. ` +
      `Told is what ${target.title} would make of what Linux shows.`
    );
  }
  const other = askedInVain
    ? ' The target that was asked for keeps other files, so it does not count here.'
    : '';
  return `${target.title}, by its files.${other}`;
}

function whereLines(verdict: StayVerdict, { target }: Rulebook, page: Page): readonly string[] {
  const { where, migrations, lock, running } = verdict;
  const say = (file: string | null, shown: Shown, words: (text: string) => string): readonly string[] => {
    if (file === null || shown.kind === 'absent') return [];
    if (shown.kind === 'refused') return page.field('refused', refusalSentence(running, file, shown.why));
    const text = plain(shown.text.trim());
    return page.field(file, text === '' ? 'says nothing' : words(text));
  };
  const { files } = target;
  return [
    ...say(files.where, where, (text) =>
      text === files.atHome ? 'The process runs on its home node.' : `The process runs on node \`${text}\`.`,
    ),
    ...say(
      files.migrations,
      migrations,
      (text) => `It has migrated ${text === '1' ? 'once' : `${text} times`}.`,
    ),
    ...say(files.lock, lock, lockSentence),
  ];
}

function lockSentence(text: string): string {
  if (text === '0') return 'It is not locked.';
  return text === '1' ? 'It is locked where it is, and so are children that it starts.' : `says \`${text}\``;
}

function stayLines(stay: Stay, told: Told, rulebook: Rulebook, page: Page): readonly string[] {
  const { reason, word, sightings } = stay;
  const { running } = told.verdict;
  if (reason === null) return unknownWord(word ?? '', rulebook, page);
  const findings = told.sources?.findings.filter(({ finding }) => finding.stayReason === reason.id) ?? null;
  const rules = rulesBehind(stay, findings ?? [], rulebook);
  // What makes another program of the process is no call to put into this one.
  const calls = rules.flatMap((rule) => rule.releases.filter(({ leaves }) => !leaves));
  const releases = [...new Set(calls.map(({ api }) => api.name))];
  return [
    '',
    ...page.field('reason', `${reason.title} (${stay.certainty})`),
    ...page.field('word', wordSentence(stay, reason, told, rulebook)),
    ...sightings.flatMap((one) => page.field('seen', sightingSentence(one, running))),
    ...page.field('why', reason.why),
    ...page.field('ends', reason.ends),
    ...(releases.length === 0
      ? []
      : page.field('release', `Calls that undo it: ${releases.map((name) => `\`${name}\``).join(', ')}.`)),
    ...(findings === null ? [] : findingLines(findings, reason, page)),
    ...rules.flatMap(({ remedy }) => page.field('instead', remedy)),
  ];
}

function unknownWord(word: string, { stayReasons, target }: Rulebook, page: Page): readonly string[] {
  const wordless = stayReasons.filter((reason) => reason.kernelName !== null && reason.word === null);
  const candidates = wordless.map(({ title, kernelName }) => `${title} (${kernelName ?? ''})`).join(', ');
  const guess =
    candidates === '' ? '' : ` It may stand for one whose word nobody has read yet: ${candidates}.`;
  return [
    '',
    ...page.field('reason', `\`${plain(word)}\`, a word that is not known for ${target.title}.${guess}`),
  ];
}

function wordSentence({ word }: Stay, reason: StayReason, told: Told, { target }: Rulebook): string {
  const { running, isClusterKernel } = told.verdict;
  const name = reason.kernelName === null ? '' : ` (${reason.kernelName})`;
  if (word !== null) return `${pathOf(target.shownIn, running)} says \`${plain(word)}\`${name}`;
  const { lock } = target.files;
  if (isClusterKernel && lock !== null) return `/proc/${running.id}/${lock} says \`1\`${name}`;
  if (reason.word === null) return `${reason.kernelName ?? 'No name'}, by a word that is not known`;
  return `${pathOf(target.shownIn, running)} would say \`${reason.word}\`${name}`;
}

/** The rules that the sightings and the lines speak of. */
function rulesBehind(
  { sightings }: Stay,
  findings: readonly JudgedFinding[],
  { rules }: Rulebook,
): readonly Rule[] {
  const named = new Set([
    ...sightings.map(({ sign }) => sign.rule),
    ...findings.map(({ finding }) => finding.rule),
  ]);
  return rules.filter(({ id }) => named.has(id));
}

function findingLines(findings: readonly JudgedFinding[], reason: StayReason, page: Page): readonly string[] {
  if (findings.length > 0) {
    return findings.flatMap(({ finding }) => {
      const { file, line, column } = finding.span;
      const within = finding.within === null ? '' : ` in ${finding.within}`;
      const place = `${file}:${line}:${column}`;
      return page.field(
        'line',
        plain(`${place}  ${finding.symbol}${within} (${finding.certainty}, ${finding.duration})`),
      );
    });
  }
  const why = reason.visibleInSource
    ? 'No line of the sources was found that leads there; it may come from a library or from whoever started it.'
    : 'No source code leads there.';
  return page.field('line', why);
}

function choiceSentence({ choice }: Lines): string {
  const { how, programs, wanted } = choice;
  const names = programs.map((name) => `\`${name}\``).join(', ');
  const asked = wanted.map((name) => `\`${name}\``).join(' or ');
  switch (how) {
    case 'by-name':
      return plain(`The lines are those of ${names}, chosen by the name of the file that the process runs.`);
    case 'only-one':
      return plain(
        `The lines are those of ${names}, the only program of the sources; none is called ${asked}.`,
      );
    case 'all':
      return plain(
        `No program of the sources is called ${asked}, so the lines are those of all of them: ${names}.`,
      );
  }
}

function sightingSentence({ sign, details, shownBy }: Sighting, { id }: RunningProcess): string {
  const most = 3;
  const shown = details.slice(0, most).map(plain).join(', ');
  const more = details.length > most ? ` and ${details.length - most} more` : '';
  const all = details.length === 0 ? sign.says : `${sign.says.replace(/\.$/, '')}: ${shown}${more}`;
  return `${all} (/proc/${id}/${shownBy})`;
}

function refusalSentence({ id }: RunningProcess, file: string, why: string): string {
  return `/proc/${id}/${file} could not be read: ${why}; ask as the owner of the process or as root.`;
}

function refusedReasons({ running }: StayVerdict, { target }: Rulebook, page: Page): readonly string[] {
  const file = target.shownIn.replace(/^\/proc\/PID\//, '');
  const shown = running.control.get(file);
  return shown?.kind === 'refused' ? page.field('refused', refusalSentence(running, file, shown.why)) : [];
}

function pathOf(shownIn: string, { id }: RunningProcess): string {
  return shownIn.replace('PID', String(id));
}

function commandOf({ commandLine, executable, name, isKernelThread }: RunningProcess): string {
  if (isKernelThread) return `[${name}]`;
  const started = commandLine.join(' ');
  if (started === '') return executable ?? name;
  return executable === null || commandLine[0] === executable ? started : `${started}  (${executable})`;
}
