/**
 * What the program room knows, item by item, as plain data for people who work on the tool. It reads every
 * item, which no analysis does, and judges nothing.
 */
import type { FactCall } from '../facts/index.ts';
import type { Value } from '../model/index.ts';
import type { Program } from './link.ts';
import { namersOf } from './mentioning.ts';
import { normalize } from './normalization.ts';
import { dependsOnParameter, resolveValue } from './resolution.ts';
import type { ItemId } from './tree.ts';

/** `facts` as the grammar tells them, `calls` with all that is known of them, `summaries` of whole functions. */
export type Stage = 'facts' | 'calls' | 'summaries';

/** One entry a line of output; each survives JSON. */
export function viewOf(program: Program, stage: Stage): readonly object[] {
  const ids = Array.from({ length: program.tree.size }, (_, id) => id);
  return ids.flatMap((id): readonly object[] => {
    switch (stage) {
      case 'facts':
        return [factsView(program, id)];
      case 'calls':
        return program.factsOf(id).calls.map((call) => callView(program, id, call));
      case 'summaries':
        return hasSummary(program, id) ? [summaryView(program, id)] : [];
    }
  });
}

function factsView(program: Program, id: ItemId): object {
  const { types, ...facts } = program.factsOf(id);
  return { ...headOf(program, id), ...facts, types: Object.fromEntries(types) };
}

function headOf(program: Program, id: ItemId): object {
  const { kind, start } = program.tree.item(id);
  return { item: program.nameOf(id), kind, at: placeOf(program, id, start) };
}

function placeOf(program: Program, id: ItemId, offset: number): string {
  const { file, line, column } = program.spanOf(id, { start: offset, end: offset });
  return `${file}:${String(line)}:${String(column)}`;
}

function callView(program: Program, id: ItemId, written: FactCall): object {
  const head = { at: placeOf(program, id, written.range.start), within: program.nameOf(id) };
  const normal = normalize(program, id, written);
  if (normal.kind === 'hole') return { ...head, callee: written.callee, unknown: normal.hole.detail };
  const file = program.tree.fileOf(id);
  return {
    ...head,
    callee: normal.callees.join(' or '),
    via: normal.call.via,
    arguments: normal.call.arguments.map((value) => resolveValue(program, value, file)),
    argumentsComplete: normal.call.argumentsComplete,
    presence: program.presenceAt(id, written.range.start),
  };
}

function hasSummary(program: Program, id: ItemId): boolean {
  const { kind } = program.tree.item(id);
  return kind === 'function' || kind === 'macro';
}

function summaryView(program: Program, id: ItemId): object {
  const { parameters, returns, calls } = program.factsOf(id);
  const file = program.tree.fileOf(id);
  return {
    ...headOf(program, id),
    parameters,
    returns: returns === null ? null : resolveValue(program, returns, file),
    forwards: calls.filter(({ arguments: values }) => values.some(dependsOnParameter)).map(forwardView),
    mentionedBy: mentionersOf(program, id),
  };
}

/** A call that hands a parameter on: `null` stands for an argument that the callers have no part in. */
function forwardView(call: FactCall): object {
  const passed = call.arguments.map((value): Value | null => (dependsOnParameter(value) ? value : null));
  return { to: call.callee, arguments: passed };
}

function mentionersOf(program: Program, id: ItemId): readonly string[] {
  const { tree } = program;
  return namersOf(tree, id, (by) => by !== id).map(
    (by) => program.nameOf(by) ?? placeOf(program, by, tree.item(by).start),
  );
}
