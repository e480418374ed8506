/** What every part of the text report is handed: the input, what can be looked up in it, paint and width. */
import pc from 'picocolors';
import type { ReportInput } from '../../model/index.ts';
import type { LinkTarget, ReportOptions } from '../format.ts';
import { knowledgeOf } from '../knowledge.ts';
import type { Knowledge } from '../knowledge.ts';

export interface Context {
  readonly input: ReportInput;
  readonly knowledge: Knowledge;
  readonly options: ReportOptions;
  readonly paint: ReturnType<typeof pc.createColors>;
  readonly width: number;
  /** The text as a link where the terminal shows links. Lay out before: a link has more characters than columns. */
  readonly link: (text: string, target: LinkTarget) => string;
  /** What was already told of a rule, so that a long report says it once. Filled as the report is written. */
  readonly told: Set<string>;
}

/** Below this nothing can be laid out, and a wrong width must not cost the report. */
const leastWidth = 50;

export function contextOf(input: ReportInput, options: ReportOptions): Context {
  return {
    input,
    knowledge: knowledgeOf(input),
    options,
    paint: pc.createColors(options.colour),
    link: (text, target) => linked(text, options.linkTo?.(target) ?? null),
    width: Math.max(leastWidth, options.width),
    told: new Set(),
  };
}

/** As terminals understand it: OSC 8, the URL, ST, the text, and an empty link to end it. A URL holds no controls. */
function linked(text: string, url: string | null): string {
  return url === null ? text : `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`;
}
