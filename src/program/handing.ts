/**
 * What becomes of a function whose name is handed to a macro: the macro calls it, hands it on, takes its address, or
 * leaves it out. Macros from elsewhere are told by their capitals, and taken to make a piece of a name of it.
 */
import type { FactCall, Place } from '../facts/index.ts';
import type { Step, Value } from '../model/index.ts';
import { putIn } from './deciders.ts';
import type { Program } from './link.ts';
import { fateOf, macrosNamed } from './macros.ts';
import type { ItemId } from './tree.ts';

/** Macros that hand a name to each other further than this are not followed. */
const DEEPEST = 6;

export interface HandedCall {
  readonly call: FactCall;
  readonly through: readonly Step[];
}

/** The calls that the macros around make of a name, or the address itself where it is only taken. */
export function handedOn(
  program: Program,
  id: ItemId,
  around: Place,
  address: FactCall,
): readonly HandedCall[] {
  const { tree } = program;
  const use = { id, offset: address.range.start };
  const macros = macrosNamed(program, id, around.callee, use.offset);
  if (macros.length === 0)
    return isForeignMacro(program, around.callee) ? [] : [{ call: address, through: [] }];
  const outer = callAround(program, id, around, address);
  return macros.flatMap((macro): readonly HandedCall[] => {
    switch (fateOf(program, macro, around.position, use)) {
      case 'unused':
        return [];
      case 'used':
        return [{ call: address, through: [] }];
      case 'called': {
        const made = callsMade(program, macro, around.position, outer?.arguments ?? [], DEEPEST);
        return made.map(({ call, through }) => {
          const within = outer?.within ?? [];
          return {
            call: { ...call, callee: address.callee, range: address.range, via: 'macro', within },
            through,
          };
        });
      }
    }
  });

  /**
   * A name in capitals that nothing in the tree defines is a macro from elsewhere; so is one that only other files
   * define, who include this one for its table.
   */
  function isForeignMacro({ tree: { names } }: Program, name: string): boolean {
    const number = names.idOf(name);
    const bearers = number < 0 ? [] : tree.bearers(number);
    if (bearers.some((bearer) => tree.item(bearer).kind === 'macro')) return true;
    const isDefined = bearers.length > 0 && tree.resolve(number, tree.fileOf(id)).length > 0;
    const isParameter = tree.item(id).kind === 'macro' && program.factsOf(id).parameters.includes(name);
    return !isDefined && !isParameter && /^[A-Z_0-9]+$/.test(name);
  }
}

/** The innermost call of that name around the address. */
function callAround(program: Program, id: ItemId, around: Place, { range }: FactCall): FactCall | undefined {
  return program
    .factsOf(id)
    .calls.filter((call) => call.callee === around.callee)
    .filter((call) => call.range.start <= range.start && range.end <= call.range.end)
    .sort((a, b) => b.range.start - a.range.start)[0];
}

/** What a macro calls its parameter with, or has another macro call it with. */
function callsMade(
  program: Program,
  macro: ItemId,
  position: number,
  passed: readonly Value[],
  deepest: number,
): readonly HandedCall[] {
  const { parameters, calls } = program.factsOf(macro);
  const name = parameters[position];
  if (name === undefined || deepest === 0) return [];
  return calls.flatMap((call): readonly HandedCall[] => {
    const values = putIn(call.arguments, parameters, passed);
    const step: Step = {
      name: program.nameOf(macro) ?? name,
      span: program.spanOf(macro, call.range),
      how: 'pointer',
    };
    if (call.callee === name) return [{ call: { ...call, arguments: values }, through: [step] }];
    const at = call.arguments.findIndex((value) => value.kind === 'parameter' && value.index === position);
    if (at < 0) return [];
    const inner = macrosNamed(program, macro, call.callee, call.range.start);
    return inner
      .flatMap((one) => callsMade(program, one, at, values, deepest - 1))
      .map((made) => ({ call: made.call, through: [step, ...made.through] }));
  });
}
