/** Witnesses as code flows: for each finding the paths of the programs whose reason ends at it. */
import type { CodeFlow, ThreadFlowLocation } from 'sarif';
import type { Presence, Step, Verdict } from '../../model/index.ts';
import { decoded } from '../decode.ts';
import { counted, presenceSentence } from '../words.ts';
import { physicalLocation } from './locations.ts';
import { stepText } from './message.ts';
import type { SourceText } from './source-text.ts';

/** Below every service's limit, and more than anyone reads. */
const mostFlows = 10;
const mostSteps = 100;

/** Of all results together: beyond it an upload would come near the 10 MB that GitHub takes. */
const mostStepsInAll = 100_000;

export interface Witness {
  readonly program: string;
  readonly path: readonly Step[];
  /** What the build must have for the path; null where that is not told, as of further ways. */
  readonly presence: Presence | null;
}

/** By the finding's id. */
export type Witnesses = ReadonlyMap<string, readonly Witness[]>;

/** What the flows made so far came to. Filled as they are made. */
export interface FlowTally {
  steps: number;
  flowsLeftOut: number;
  stepsLeftOut: number;
}

export function witnessesOf(programs: readonly Verdict[]): Witnesses {
  const witnesses = new Map<string, Witness[]>();
  for (const { program, reasons } of programs) {
    const ways = reasons.flatMap((reason) => [
      reason,
      ...reason.ways.map((way) => ({ ...way, presence: null })),
    ]);
    for (const { finding, path, presence } of ways) {
      const known = witnesses.get(finding);
      if (known === undefined) witnesses.set(finding, [{ program, path, presence }]);
      else known.push({ program, path, presence });
    }
  }
  return witnesses;
}

export function codeFlowsOf(
  ids: readonly string[],
  witnesses: Witnesses,
  tally: FlowTally,
  source: SourceText,
): CodeFlow[] {
  const found = ids.flatMap((id) => witnesses.get(id) ?? []).filter(({ path }) => path.length > 0);
  const flows: CodeFlow[] = [];
  for (const { program, path, presence } of found) {
    const kept = Math.min(path.length, mostSteps);
    if (flows.length >= mostFlows || tally.steps + kept > mostStepsInAll) {
      tally.flowsLeftOut += 1;
      continue;
    }
    tally.steps += kept;
    tally.stepsLeftOut += path.length - kept;
    const only = presence === null ? null : presenceSentence(presence);
    const how = `How '${decoded(program)}' gets there, in ${path.length} steps.`;
    flows.push({
      message: { text: only === null ? how : `${how} ${decoded(only)}` },
      threadFlows: [{ locations: stepsOf(path, source) }],
    });
  }
  return flows;
}

/** A full sentence for each kind of thing that is missing. */
export function flowCuts({ flowsLeftOut, stepsLeftOut }: FlowTally): readonly string[] {
  const flows = `${counted(flowsLeftOut, 'way', 'ways')} to a result left out: a result has at most ${mostFlows}.`;
  const steps = `${counted(stepsLeftOut, 'step')} left out of ways that are longer than ${mostSteps}.`;
  return [...(flowsLeftOut === 0 ? [] : [flows]), ...(stepsLeftOut === 0 ? [] : [steps])];
}

/** A longer path loses its middle; the nesting level still tells how deep its end lies. */
function stepsOf(path: readonly Step[], source: SourceText): ThreadFlowLocation[] {
  const last = path.length - 1;
  return path.flatMap((step, index) => {
    const isCut = index >= mostSteps - 1 && index < last;
    return isCut ? [] : [stepOf(step, index, index === 0 || index === last, source)];
  });
}

function stepOf(step: Step, depth: number, isEnd: boolean, source: SourceText): ThreadFlowLocation {
  return {
    location: {
      physicalLocation: physicalLocation(step.span, source),
      message: { text: stepText(step) },
    },
    nestingLevel: depth,
    importance: isEnd ? 'essential' : 'important',
  };
}
