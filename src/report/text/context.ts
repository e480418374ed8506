/** What every part of the text report is handed: the input, what can be looked up in it, paint and width. */
import pc from 'picocolors';
import type { ReportInput } from '../../model/index.ts';
import type { ReportOptions } from '../format.ts';
import { knowledgeOf } from '../knowledge.ts';
import type { Knowledge } from '../knowledge.ts';

export interface Context {
  readonly input: ReportInput;
  readonly knowledge: Knowledge;
  readonly options: ReportOptions;
  readonly paint: ReturnType<typeof pc.createColors>;
  readonly width: number;
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
    width: Math.max(leastWidth, options.width),
    told: new Set(),
  };
}
