/** The work list: what to change first, with what that frees and how much work it is. */
import type { Context } from './context.ts';
import { counted } from '../words.ts';
import { planWork } from '../work.ts';
import type { Change, WorkStep } from '../work.ts';
import { effort, filterMarks } from './labels.ts';
import { markup, prose } from './markup.ts';
import type { Markup } from './markup.ts';
import { programName } from './programs.ts';

const mostSteps = 20;
const mostNames = 6;
const mostChanges = 12;
const linesShown = 8;

export function workSection(context: Context): Markup | null {
  const { steps, left } = planWork(context.programs, context.knowledge, mostSteps);
  if (steps.length === 0) return null;
  const cut =
    left === 0
      ? null
      : markup`<p class="cut">The first ${steps.length} steps; ${counted(left, 'program')} would need
more than these.</p>`;
  return markup`<section id="work" aria-labelledby="work-title" data-group>
<h2 id="work-title">What to change first</h2>
<p class="intro">In the order in which most programs become free for the least work; each step counts on those
before it. Points are the rules’ rough measure: 1 is a small change, 3 some work, 5 a redesign of a part, 7 another
architecture, for every file that is concerned. A program is free here when no reason that was found is left.</p>
<ol class="work">${steps.map((step) => stepItem(step, context))}</ol>
${cut}</section>
`;
}

function stepItem(step: WorkStep, context: Context): Markup {
  const { changes, frees, points } = step;
  const marks = {
    answers: [...new Set(frees.map(({ answer }) => answer))],
    rules: changes.map(({ rule }) => rule),
    files: changes.map(({ file }) => file),
  };
  const names = frees.slice(0, mostNames).map(programName).join(', ');
  const more = frees.length - Math.min(frees.length, mostNames);
  const rest = changes.length - mostChanges;
  return markup`<li ${filterMarks('step', marks, context)}>
<p class="step-head"><span>Frees <strong>${counted(frees.length, 'program')}</strong></span>
<span class="effort">${
    changes.length === 1 ? effort(points) : `${points} points in ${changes.length} changes`
  }</span></p>
<p class="frees">${names}${more > 0 ? ` and ${more} more` : ''}</p>
<ul>${changes.slice(0, mostChanges).map((change) => changeItem(change, changes.length > 1, context))}
${rest > 0 ? markup`<li>and ${counted(rest, 'more change')}, which stand with the programs.</li>` : null}</ul></li>
`;
}

function changeItem(
  { rule, file, findings, points }: Change,
  isOneOfMany: boolean,
  context: Context,
): Markup {
  const known = context.knowledge.rules.get(rule);
  const anchor = findings.map((id) => context.anchors.get(id)).find((one) => one !== undefined);
  const spans = findings.flatMap((id) => context.knowledge.findings.get(id)?.finding.span.line ?? []);
  const lines = [...new Set(spans)].sort((a, b) => a - b);
  const numbers = `${lines.slice(0, linesShown).join(', ')}${lines.length > linesShown ? ' …' : ''}`;
  const place = lines.length === 0 ? file : `${file}:${numbers}`;
  const remedies = new Set(
    findings.flatMap((id) => context.knowledge.findings.get(id)?.finding.remedy ?? []),
  );
  return markup`<li><strong>${known?.title ?? rule}</strong> in ${
    anchor === undefined
      ? markup`<span class="place">${place}</span>`
      : markup`<a class="place" href="#${anchor}">${place}</a>`
  } ${isOneOfMany ? markup`<span class="effort">${effort(points)}</span>` : null}
${[...remedies].map((remedy) => markup`<p>${prose(remedy)}</p>`)}</li>
`;
}
