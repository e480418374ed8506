/** What `mig-lint process` tells, for programs; `schemas/process.schema.json` describes it. */
import type { JudgedFinding, Rulebook, Shown } from '../model/index.ts';
import type { Sighting, Stay } from '../running/index.ts';
import type { Lines, ProcessOutcome, Told } from './process.ts';

/** Grows by one when a reader of the old document could misread the new one. */
const schemaVersion = 1;

export function processDocument(
  { told, untold }: ProcessOutcome,
  rulebookFor: (target: string) => Rulebook,
  version: string,
): object {
  return {
    schemaVersion,
    tool: { name: 'mig-lint', version },
    processes: told.map((one) => processEntry(one, rulebookFor(one.target))),
    untold: untold.map(({ id, text }) => ({ id: Number(id), text })),
  };
}

function processEntry({ verdict, target, sources }: Told, rulebook: Rulebook): object {
  const { running, unseen, excluded } = verdict;
  return {
    id: running.id,
    name: running.name,
    executable: running.executable,
    commandLine: running.commandLine,
    isKernelThread: running.isKernelThread,
    target,
    isClusterKernel: verdict.isClusterKernel,
    answer: verdict.answer,
    where: textOf(verdict.where),
    migrations: textOf(verdict.migrations),
    lock: textOf(verdict.lock),
    stays: verdict.stays.map((stay) => stayEntry(stay, sources, rulebook)),
    remarks: verdict.remarks.map(sightingEntry),
    sources: sources === null ? null : { how: sources.choice.how, programs: sources.choice.programs },
    refused: running.refused,
    notShown: [
      ...unseen.map(({ stayReason, says }) => ({ stayReason, says, lacks: null })),
      ...excluded.map(({ stayReason, says, privilege }) => ({
        stayReason,
        says,
        lacks: privilege?.name ?? null,
      })),
    ],
  };
}

function textOf(shown: Shown): string | null {
  return shown.kind === 'text' ? shown.text.trim() : null;
}

function stayEntry(stay: Stay, sources: Lines | null, { rules }: Rulebook): object {
  const { reason, word, certainty, sightings } = stay;
  const own = sources?.findings.filter(({ finding }) => finding.stayReason === reason?.id) ?? null;
  const named = new Set(sightings.map(({ sign }) => sign.rule));
  return {
    stayReason: reason?.id ?? null,
    title: reason?.title ?? null,
    kernelName: reason?.kernelName ?? null,
    word: word ?? reason?.word ?? null,
    isShownByKernel: word !== null,
    certainty,
    why: reason?.why ?? null,
    ends: reason?.ends ?? null,
    remedies: rules.filter(({ id }) => named.has(id)).map(({ remedy }) => remedy),
    sightings: sightings.map(sightingEntry),
    lines: own === null ? null : own.map(lineEntry),
  };
}

function sightingEntry({ sign, certainty, details, shownBy }: Sighting): object {
  const { rule, stayReason, effect, says, evidence } = sign;
  return { rule, stayReason, effect, certainty, says, details, shownBy, evidence };
}

function lineEntry({ finding }: JudgedFinding): object {
  const { file, line, column } = finding.span;
  const { id, rule, symbol, within, certainty, duration, remedy } = finding;
  return { finding: id, rule, symbol, file, line, column, within, certainty, duration, remedy };
}
