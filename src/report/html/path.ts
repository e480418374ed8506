/**
 * The picture of a call path: a list from the entry point down to the API, each hop with its place, how the
 * one before leads there, and its line. The rail beside it is drawn by the style sheet, so that the list alone
 * says everything that the picture does.
 */
import type { Duration, Reason, StayReason, Step } from '../../model/index.ts';
import { howWords } from '../words.ts';
import { codeLine } from './code.ts';
import type { Context } from './context.ts';
import { markup, name } from './markup.ts';
import type { Markup } from './markup.ts';

/** Longer paths are cut in the middle, with the number of hops that are left out. */
const mostHops = 24;

export function pathPicture(
  { path, duration }: Reason,
  isSure: boolean,
  stay: StayReason | null,
  context: Context,
): Markup {
  const last = path.length - 1;
  const mark = stayMark(stay, isSure, duration);
  const hops = path.map((step, index) => hop(step, index === last ? mark : null, context));
  const shown =
    path.length <= mostHops
      ? hops
      : [...hops.slice(0, mostHops / 2), cutHop(path.length - mostHops), ...hops.slice(-mostHops / 2)];
  return markup`<ol class="path" aria-label="Call path, entry point first">${shown}</ol>`;
}

/** Without a mark at its end: how a lock comes to what is started. */
export function plainPath(path: readonly Step[], context: Context): Markup {
  return markup`<ol class="path" aria-label="The way there">${path.map((step) => hop(step, null, context))}</ol>`;
}

/** The last hop, the API, carries the mark of what it does. */
function hop(step: Step, mark: Markup | null, context: Context): Markup {
  const { span, how } = step;
  const kind = how === 'entry' ? 'entry' : mark === null ? 'hop' : 'api';
  const doubtful = how === 'address' || how === 'pointer' ? ' doubtful' : '';
  const code = kind === 'hop' ? codeLine(span, context) : null;
  return markup`<li class="${kind}${doubtful}">
<span class="hop-name">${name(step.name)}</span> <span class="hop-how">${howWords[how]}</span>
<span class="hop-place">${span.file}:${span.line}</span>${code}${mark}</li>
`;
}

function stayMark(stay: StayReason | null, isSure: boolean, duration: Duration): Markup {
  const keeps = isSure ? 'keeps the process home' : 'may keep the process home';
  const time = duration === 'temporary' ? ' for a time' : '';
  const title = stay === null ? '' : `: ${stay.title}`;
  return markup` <span class="hop-stay${isSure ? '' : ' possible'}">${keeps}${time}${title}</span>`;
}

function cutHop(count: number): Markup {
  return markup`<li class="cut">${count} hops between are left out here;
<code>--format json</code> tells them.</li>`;
}
