/** The filter and its neighbours. Hidden until the script runs, because without it they would do nothing. */
import type { Rule } from '../../model/index.ts';
import { answerWords } from '../words.ts';
import { answerOrder, compareText } from './context.ts';
import type { Context } from './context.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';

export function controls(context: Context): Markup {
  return markup`<search aria-label="Filter"><form id="filter" hidden>
<div class="field wide"><label for="q">Search <kbd>/</kbd></label>
<input id="q" type="search" autocomplete="off" spellcheck="false" aria-keyshortcuts="/"></div>
<div class="field"><label for="by-answer">Verdict</label>
<select id="by-answer"><option value="">any</option>${answerOptions(context)}</select></div>
<div class="field"><label for="by-rule">Rule</label>
<select id="by-rule"><option value="">any</option>${ruleOptions(context)}</select></div>
<div class="field"><label for="by-file">File or folder</label>
<input id="by-file" list="files" autocomplete="off" spellcheck="false"></div>
<datalist id="files">${fileOptions(context)}</datalist>
<div class="buttons"><button type="button" id="unfold">Open all</button>
<button type="reset">Clear</button></div>
<p id="count" role="status" aria-live="polite"></p>
</form></search>
`;
}

/** In the order of the context, which is how the script knows a file by its number. */
function fileOptions({ files }: Context): readonly Markup[] {
  return [...files.keys()].map((file) => markup`<option value="${file}"></option>`);
}

function answerOptions({ programs }: Context): readonly Markup[] {
  const given = answerOrder.filter((answer) => programs.some((verdict) => verdict.answer === answer));
  return given.map((answer) => markup`<option value="${answer}">${answerWords[answer]}</option>`);
}

function ruleOptions({ findings, knowledge }: Context): readonly Markup[] {
  const used = [...new Set(findings.map(({ finding }) => finding.rule))];
  const titleOf = (id: string): string => {
    const rule: Rule | undefined = knowledge.rules.get(id);
    return rule?.title ?? id;
  };
  return used
    .sort((a, b) => compareText(titleOf(a), titleOf(b)))
    .map((id) => markup`<option value="${id}">${titleOf(id)}</option>`);
}
