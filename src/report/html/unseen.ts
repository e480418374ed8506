/** What the analysis could not see into, counted by kind and name, so that nobody takes silence for a promise. */
import { compareSpans } from '../../model/index.ts';
import type { Hole, HoleKind } from '../../model/index.ts';
import { grouped } from '../group.ts';
import { librariesOf, UNKNOWN_LIBRARY } from '../libraries.ts';
import { counted, holeWords } from '../words.ts';
import { compareText } from './context.ts';
import type { Context } from './context.ts';
import { fact } from './labels.ts';
import { markup, name, prose } from './markup.ts';
import type { Markup } from './markup.ts';

const namesShown = 60;

const meanings: Readonly<Record<HoleKind, string>> = {
  'unread-file': 'What stands in these files is not in this report.',
  'syntax-error': 'Around these places the code could not be read surely.',
  'unresolved-pointer': 'What is called there is decided at run time.',
  'unknown-function': 'These come from outside of the tree, and nothing is known of what they do inside.',
  'unknown-syscall': 'These are calls by a number that is not known.',
  'unknown-lookup': 'These are found by a name at run time that the source does not tell.',
  budget: 'These were too long to be read wholly.',
};

export function unseenSection(context: Context): Markup {
  const { holes, programs } = context.input.analysis;
  const kinds = [
    ...grouped(
      uniqueHoles(
        holes,
        programs.flatMap((verdict) => verdict.holes),
      ),
      ({ kind }) => kind,
    ),
  ];
  kinds.sort(([a], [b]) => compareText(a, b));
  return markup`<section id="unseen" aria-labelledby="unseen-title">
<h2 id="unseen-title">How much was seen</h2>
<p class="intro">A reason can only be found where somebody looked. This is what was read, and what could
not be seen into.</p>
<dl class="facts">
${fact('Read', readWords(context))}
${kinds.length === 0 ? fact('Not seen', 'Nothing that was looked for.') : null}
</dl>
${kinds.map(([kind, members]) => kindBlock(kind, members))}</section>
`;
}

function readWords({ input }: Context): string {
  const { files, bytes, items, itemsParsed } = input.analysis.statistics;
  const what = counted(items, 'function, macro or table', 'functions, macros and tables');
  const closely =
    itemsParsed === 0 ? 'none needed a closer look' : `${itemsParsed} read closely, because they matter`;
  return `${counted(files, 'file')}, ${Math.ceil(bytes / 1000)} kB, ${what}; ${closely}.`;
}

function uniqueHoles(...lists: readonly (readonly Hole[])[]): readonly Hole[] {
  const keyOf = ({ kind, name: of, span }: Hole): string =>
    JSON.stringify([kind, of, span.file, span.line, span.column]);
  return [...new Map(lists.flat().map((hole) => [keyOf(hole), hole])).values()];
}

function kindBlock(kind: HoleKind, members: readonly Hole[]): Markup {
  const [one, many] = holeWords[kind];
  const names = [...grouped(members, (hole) => hole.name ?? hole.detail)];
  names.sort(([a, m], [b, n]) => n.length - m.length || compareText(a, b));
  const rest = names.length - namesShown;
  return markup`<h3>${counted(members.length, one, many)}</h3>
<p class="intro">${meanings[kind]}${kind === 'unknown-function' ? librariesWords(members) : ''}</p>
<ul class="unseen">${names.slice(0, namesShown).map(([label, holes]) => holeItem(label, holes))}</ul>
${
  rest > 0
    ? markup`<p class="cut">The ${namesShown} that are met most often; ${rest} more are left out here.
<code>--format json</code> tells them all.</p>`
    : null
}
`;
}

const librariesShown = 12;

/** How many of them come from which library, where that is known of any. */
function librariesWords(members: readonly Hole[]): string {
  const libraries = librariesOf(members);
  if (libraries.every(({ library }) => library === null)) return '';
  const told = libraries.slice(0, librariesShown).map(({ library, members: own, callers }) => {
    const from = library === null ? UNKNOWN_LIBRARY : `<${library}>`;
    return `${from} ${own.length} (called in ${counted(callers, 'place')})`;
  });
  const rest = libraries.length - told.length;
  return ` By library: ${told.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}

/** Places that call it besides the first one. */
function otherPlaces(holes: readonly Hole[]): string {
  const [first, ...rest] = holes;
  const all = [...rest.map(({ span }) => span), ...(first?.outside?.others ?? [])];
  const places = all.map(({ file, line }) => `${file}:${line}`);
  const unique = [...new Set(places)].filter(
    (place) => place !== `${first?.span.file ?? ''}:${first?.span.line ?? 0}`,
  );
  const count = Math.max(unique.length, (first?.outside?.callers ?? 1) - 1);
  if (count === 0) return '';
  const shown = unique.slice(0, 4).join(', ');
  return count > 4 ? `, ${shown} and ${count - 4} more` : `, ${shown}`;
}

function holeItem(label: string, holes: readonly Hole[]): Markup {
  const sorted = [...holes].sort((a, b) => compareSpans(a.span, b.span));
  const [first] = sorted;
  if (first === undefined) return markup``;
  const { span, outside } = first;
  const library = outside?.library ?? null;
  const from = library === null ? '' : ` of <${library}>`;
  const more = `${otherPlaces(sorted)}${from}`;
  const shown = first.name === null ? prose(label) : name(label);
  return markup`<li>${shown} <span class="place">${span.file}:${span.line}${more}</span></li>
`;
}
