/**
 * Executions x verdicts: what each program becomes, and what is known of that. A program that becomes one that stays
 * may stay itself; which file bears a name when it runs is not known, so no more than that is said.
 */
import type { Certainty, Execution, Verdict } from '../model/index.ts';
import { type FoundExecutions, isSureRoute, type PlacedExecution, type Route } from '../program/index.ts';
import { commandName } from './program-names.ts';

/** Those that the routes of a program lead to, as far as it is known without other verdicts. */
export function executionsOf(
  { executions, forking }: FoundExecutions,
  routes: readonly Route[],
): readonly Execution[] {
  if (executions.length === 0) return [];
  const bySite = new Map(routes.map((route) => [route.site, route]));
  return executions.flatMap((one): readonly Execution[] => {
    const route = bySite.get(one.item);
    if (route === undefined || one.presence.kind === 'never') return [];
    const isForked = one.as === 'child' || route.items.some((id) => forking.has(id));
    return [
      {
        started: one.started,
        as: isForked ? 'child' : 'itself',
        certainty: certaintyOf(one, route),
        path: [...route.steps, ...one.steps],
        programs: [],
      },
    ];
  });
}

function certaintyOf(one: PlacedExecution, route: Route): Certainty {
  return isSureRoute(route) && isKnown(one) ? 'certain' : 'possible';
}

/** Whether nothing but the way there makes it doubtful. */
export function isKnown({ started, presence }: PlacedExecution): boolean {
  return presence.kind === 'always' && !started.includes('*');
}

/** The link that a process finds its own program by. */
const OWN_PROGRAM = /^\/proc\/(?:self|\*|\$PPID)\/exe$/;

/** Names the programs of the tree, and leaves out children outside of it. What stops one of them may stop whoever becomes it, over any number of them. */
export function followExecutions(verdicts: readonly Verdict[]): readonly Verdict[] {
  if (verdicts.every(({ executes }) => executes.length === 0)) return verdicts;
  const named = new Map<string, string[]>();
  for (const { program, kind } of verdicts) {
    if (kind !== 'program') continue;
    const name = commandName(program);
    named.set(name, [...(named.get(name) ?? []), program]);
  }
  const programsNamed = (started: string, own: string): readonly string[] =>
    OWN_PROGRAM.test(started) ? [own] : (named.get(started.slice(started.lastIndexOf('/') + 1)) ?? []);
  const answers = answersAfter(verdicts, programsNamed);
  return verdicts.map((verdict): Verdict => {
    const { program, executes } = verdict;
    const answerOf = (name: string): Verdict['answer'] => answers.get(name) ?? verdict.answer;
    return {
      ...verdict,
      answer: answerOf(program),
      executes: executes.flatMap((one): readonly Execution[] => {
        const names = programsNamed(one.started, program);
        const programs = names.map((name) => ({ program: name, answer: answerOf(name) }));
        return one.as === 'child' && programs.length === 0 ? [] : [{ ...one, programs }];
      }),
    };
  });
}

/** By the names of programs. A doubt only ever spreads, so this ends. */
function answersAfter(
  verdicts: readonly Verdict[],
  programsNamed: (started: string, own: string) => readonly string[],
): ReadonlyMap<string, Verdict['answer']> {
  const answers = new Map(verdicts.map(({ program, answer }) => [program, answer]));
  const staysAs = (name: string): boolean => ['blocked', 'at-risk'].includes(answers.get(name) ?? '');
  for (let isSpreading = true; isSpreading;) {
    isSpreading = false;
    for (const { program, executes } of verdicts) {
      if (staysAs(program)) continue;
      const becomes = executes.filter(({ as }) => as === 'itself');
      if (!becomes.some(({ started }) => programsNamed(started, program).some(staysAs))) continue;
      answers.set(program, 'at-risk');
      isSpreading = true;
    }
  }
  return answers;
}
