/**
 * Several readings of one item as one: where a condition of the preprocessor leaves open which text is compiled,
 * what any of them tells is told. It reads nothing itself.
 */
import type { FactCall, Definition, ItemFacts, Output, Reference } from './facts.ts';
import { anyOf } from './folding.ts';

/** Of what stands in arms that no build has only the calls and the names are told. */
export function joinFacts(arms: readonly ItemFacts[], dead: ItemFacts | null): ItemFacts {
  const returned = arms.flatMap(({ returns }) => (returns === null ? [] : [returns]));
  return {
    parameters: arms[0]?.parameters ?? [],
    calls: joinCalls([...arms, ...(dead === null ? [] : [dead])].flatMap(({ calls }) => calls)),
    references: joinReferences(
      arms.flatMap(({ references }) => references),
      dead?.references ?? [],
    ),
    returns: returned.length === 0 ? null : anyOf(returned),
    outputs: joinOutputs(arms),
    definitions: joinDefinitions(arms.flatMap(({ definitions }) => definitions)),
    fieldWrites: different(arms.flatMap(({ fieldWrites }) => fieldWrites)),
    outsideWrites: different(arms.flatMap(({ outsideWrites }) => outsideWrites)),
    types: new Map(arms.flatMap(({ types }) => [...types])),
    isCut: arms.some(({ isCut }) => isCut),
    complete: arms.every(({ complete }) => complete),
  };
}

/** Of a pointer that is out of sight in one of the readings nothing is told. */
function joinOutputs(arms: readonly ItemFacts[]): readonly Output[] {
  const [first, ...others] = arms;
  return (first?.outputs ?? []).flatMap((output) => {
    const same = others.map(({ outputs }) => outputs.find(({ parameter }) => parameter === output.parameter));
    if (same.includes(undefined)) return [];
    return [{ ...output, value: anyOf([output, ...same].flatMap((one) => one?.value ?? [])) }];
  });
}

export function joinReferences(
  some: readonly Reference[],
  others: readonly Reference[],
): readonly Reference[] {
  return different([...some, ...others]);
}

function different<T>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

function joinCalls(calls: readonly FactCall[]): readonly FactCall[] {
  const joined = new Map<string, FactCall>();
  for (const call of calls) {
    const key = `${String(call.range.start)} ${call.via} ${call.callee}`;
    const before = joined.get(key);
    joined.set(key, before === undefined ? call : joinCall(before, call));
  }
  return [...joined.values()].sort((a, b) => a.range.start - b.range.start);
}

/** The same call with other arguments: when there are as many of them, each is one or the other. */
function joinCall(a: FactCall, b: FactCall): FactCall {
  if (a.arguments.length !== b.arguments.length) return { ...a, arguments: [], argumentsComplete: false };
  const values = a.arguments.map((value, index) => anyOf([value, b.arguments[index] ?? value]));
  return { ...a, arguments: values, argumentsComplete: a.argumentsComplete && b.argumentsComplete };
}

function joinDefinitions(definitions: readonly Definition[]): readonly Definition[] {
  const joined = new Map<string, Definition>();
  for (const one of definitions) {
    const before = joined.get(one.name);
    if (before === undefined) joined.set(one.name, one);
    else
      joined.set(one.name, {
        ...one,
        value: anyOf([before.value, one.value]),
        constant: before.constant && one.constant,
      });
  }
  return [...joined.values()];
}
