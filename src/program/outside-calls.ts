/**
 * Calls of outside functions that an item makes, by itself or through functions of the tree that it hands something
 * telling to, with the arguments as the item gives them. For functions that are called everywhere and matter only where
 * somebody names what they are used on: it begins at whoever does.
 */
import type { FactCall } from '../facts/index.ts';
import type { Step, Value } from '../model/index.ts';
import type { Program } from './link.ts';
import { resolveValue, substitute } from './resolution.ts';
import type { ItemId } from './tree.ts';

export interface OutsideCall {
  /** The item's own call that leads to it. */
  readonly at: FactCall;
  readonly callee: string;
  readonly arguments: readonly Value[];
  /** Functions of the tree in between, with the place in each that leads on. */
  readonly through: readonly Step[];
}

/** Wrappers around wrappers are followed this far. */
const DEEPEST = 4;

export interface Wanted {
  readonly names: ReadonlySet<string>;
  /** Whether a value that is handed to a function of the tree makes that one worth entering. */
  readonly isTelling: (value: Value) => boolean;
}

export function outsideCalls(
  program: Program,
  id: ItemId,
  wanted: Wanted,
  passed: readonly Value[] | null = null,
  depth = 0,
): readonly OutsideCall[] {
  const { tree } = program;
  const file = tree.fileOf(id);
  return program.factsOf(id).calls.flatMap((call): readonly OutsideCall[] => {
    if (call.via !== 'name') return [];
    const values = call.arguments.map((value) =>
      resolveValue(program, passed === null ? value : substitute(value, passed), file),
    );
    if (wanted.names.has(call.callee))
      return [{ at: call, callee: call.callee, arguments: values, through: [] }];
    if (depth >= DEEPEST || !values.some(wanted.isTelling)) return [];
    const callees = tree.resolve(tree.names.idOf(call.callee), file);
    return callees
      .filter((callee) => callee !== id && tree.item(callee).kind === 'function')
      .flatMap((callee) =>
        outsideCalls(program, callee, wanted, values, depth + 1).map((inner): OutsideCall => {
          const span = program.spanOf(callee, inner.at.range);
          const step: Step = { name: call.callee, span, how: 'name' };
          return { ...inner, at: call, through: [step, ...inner.through] };
        }),
      );
  });
}
