/**
 * One page for whoever must decide: which programs stay, why, what to change first. It is one file that asks no
 * network for anything, reads well without its script, and says in words all that it shows in colours.
 */
import { createHash } from 'node:crypto';
import type { ReportInput } from '../../model/index.ts';
import { noticePlace } from '../shown.ts';
import { answerWords, counted } from '../words.ts';
import { answerOrder, contextOf } from './context.ts';
import type { Context } from './context.ts';
import { controls } from './controls.ts';
import { findingsSection } from './findings.ts';
import { badge, exemptionWords, symbol, symbols } from './labels.ts';
import { markup, prose } from './markup.ts';
import type { Markup } from './markup.ts';
import { headline, programsSection } from './programs.ts';
import { pageScript } from './script.ts';
import { pageStyle } from './style.ts';
import { unseenSection } from './unseen.ts';
import { workSection } from './worklist.ts';

export function renderHtml(input: ReportInput): string {
  const context = contextOf(input);
  const work = workSection(context);
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${headline(context)} – mig-lint</title>
<style>${raw(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
${symbols}
${pageHead(context, work !== null)}
<main id="main" tabindex="-1">
${controls(context)}
${notices(context)}
${programsSection(context)}
${work}
${findingsSection(context)}
${unseenSection(context)}
</main>
${pageFoot(context)}
<script>${raw(pageScript)}</script>
</body>
</html>
`;
  return page.markup;
}

/** Only what this file brings along may run, whatever else might get into the page. */
function policy(): string {
  const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `style-src ${hashOf(pageStyle)}`,
    `script-src ${hashOf(pageScript)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Our own style and script, the only text that is not escaped. */
function raw(text: string): Markup {
  return { markup: text };
}

function pageHead(context: Context, hasWork: boolean): Markup {
  const { target } = context.input.rulebook;
  return markup`<header>
<div class="bar"><span class="brand">mig-lint</span>
<nav aria-label="Parts of the report"><ul><li><a href="#programs">Programs</a></li>${
    hasWork ? markup`<li><a href="#work">What to change first</a></li>` : null
  }<li><a href="#findings">Findings</a></li><li><a href="#unseen">How much was seen</a></li></ul></nav>
<button type="button" id="theme" hidden>Colours: automatic</button></div>
<p class="target">Migration on ${target.title}</p>
<h1>${headline(context)}</h1>
${tiles(context)}
<p class="sums">${sums(context)}</p>
</header>
`;
}

function tiles({ programs: verdicts }: Context): Markup | null {
  const programs = verdicts.filter(({ kind }) => kind !== 'script');
  if (programs.length === 0) return null;
  const tile = answerOrder.map((answer) => {
    const count = programs.filter((verdict) => verdict.answer === answer).length;
    const inner = markup`${symbol(answer)}<span class="number">${count}</span>
<span class="words">${answerWords[answer]}</span>`;
    const tileClass = `tile a-${answer}`;
    return count === 0
      ? markup`<li><span class="${tileClass} none">${inner}</span></li>`
      : markup`<li><a class="${tileClass}" href="#${answer}">${inner}</a></li>`;
  });
  return markup`<ul class="tiles" aria-label="Programs by verdict">${tile}</ul>`;
}

function sums({ input, findings }: Context): string {
  const { files, bytes } = input.analysis.statistics;
  const kept = findings.filter(({ exemption }) => exemption === null);
  const levels = (['error', 'warning', 'note'] as const).flatMap((level) => {
    const count = kept.filter((judged) => judged.level === level).length;
    return count === 0 ? [] : [counted(count, level)];
  });
  const told = kept.length === 0 ? 'No findings' : `${counted(kept.length, 'finding')}: ${levels.join(', ')}`;
  const kinds = findings.flatMap(({ exemption }) => (exemption === null ? [] : [exemption.kind]));
  const apart = [...new Set(kinds)].sort().map((kind) => {
    return `${kinds.filter((one) => one === kind).length} (${exemptionWords[kind]})`;
  });
  const not = apart.length === 0 ? '' : ` Not counted: ${apart.join(', ')}.`;
  return `${told}.${not} ${counted(files, 'file')} read (${Math.ceil(bytes / 1000)} kB).`;
}

function notices({ input }: Context): Markup | null {
  const all = input.analysis.notices;
  if (all.length === 0) return null;
  const items = all.map((notice) => {
    const place = noticePlace(notice);
    const where = place === null ? null : markup`<code>${place}</code> `;
    return markup`<li>${notice.incomplete ? badge('incomplete', 'warning') : null} ${where}${prose(notice.text)}</li>`;
  });
  return markup`<section id="notices" aria-labelledby="notices-title">
<h2 id="notices-title">About this run</h2>
<ul class="notices">${items}</ul></section>
`;
}

function pageFoot({ input }: Context): Markup {
  const { target } = input.rulebook;
  return markup`<footer>
<p><strong>${target.title}.</strong> ${prose(target.about)} The running kernel
shows its reasons in <code>${target.shownIn}</code>.</p>
<p>“Reachable” is not “executed”, and “nothing found” is not “migrates”: the report tells what the sources
show. Made by mig-lint ${input.version}.</p>
</footer>`;
}
