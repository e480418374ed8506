/**
 * One spelling for calls that are written in roundabout ways: by number, by a name looked up at run time,
 * under another name of the same function. What cannot be told is a hole.
 */
import type { FactCall } from '../facts/index.ts';
import type { Hole, Value } from '../model/index.ts';
import { type ApiUse, moveToDeciders, resolveDeciding } from './deciders.ts';
import type { Program } from './link.ts';
import { resolveValue } from './resolution.ts';
import type { ItemId } from './tree.ts';

export type Normal =
  /** `callees` are the names to ask about, most of the time one. */
  | { readonly kind: 'call'; readonly call: FactCall; readonly callees: readonly string[] }
  | { readonly kind: 'hole'; readonly hole: Hole };

export function normalize(program: Program, id: ItemId, call: FactCall): Normal {
  const { externals } = program;
  const alias = externals.aliases.get(call.callee);
  if (alias !== undefined && call.via === 'name') return { kind: 'call', call, callees: [alias] };
  const numbered = call.via === 'name' ? externals.numberedCalls.get(call.callee) : undefined;
  if (numbered !== undefined) {
    return byNumber(program, id, call, numbered.number, numbered.prefixes);
  }
  const lookup = call.via === 'name' ? externals.lookups.get(call.callee) : undefined;
  if (lookup !== undefined) return byLookup(program, id, call, lookup);
  return { kind: 'call', call, callees: [call.callee] };
}

/** `syscall(SYS_x, a, b)` is the call `x(a, b)`; the names tried are `SYS_x`, for its own order, and `x`. */
function byNumber(
  program: Program,
  id: ItemId,
  call: FactCall,
  position: number,
  prefixes: readonly string[],
): Normal {
  const value = call.arguments[position];
  const names = value === undefined ? [] : systemCallNames(program, id, value, prefixes);
  if (names.length === 0) {
    return hole(
      program,
      id,
      call,
      'unknown-syscall',
      `\`${call.callee}\` is called with a number that is not known.`,
    );
  }
  const rest = call.arguments.slice(position + 1);
  const callees = calleesOf(program, names);
  return { kind: 'call', call: { ...call, via: 'syscall', arguments: rest }, callees };
}

function calleesOf({ interests }: Program, names: readonly string[]): readonly string[] {
  return names.map((name) => (interests.has(`SYS_${name}`) ? `SYS_${name}` : name));
}

/** Uses of names asked about that a wrapper's callers choose by number, and whether some of them cannot be told. */
export interface UsesByNumber {
  readonly uses: readonly ApiUse[];
  readonly isOpen: boolean;
}

/** `call(SYS_x, a)`, where `call` hands its arguments to what calls by number: `use` is that inner call. */
export function chosenByCallers(program: Program, use: ApiUse): UsesByNumber {
  const numbered = program.externals.numberedCalls.get(use.call.callee);
  if (numbered === undefined) return { uses: [], isOpen: true };
  let isOpen = false;
  const uses = moveToDeciders(program, use).flatMap((moved) => {
    const value = moved.call.arguments[numbered.number];
    const names = value === undefined ? [] : systemCallNames(program, moved.item, value, numbered.prefixes);
    isOpen ||= names.length === 0;
    const rest = moved.call.arguments.slice(numbered.number + 1);
    const file = program.tree.fileOf(moved.item);
    return calleesOf(program, names)
      .filter((callee) => program.interests.has(callee))
      .map((callee): ApiUse => {
        const values = resolveDeciding(program, callee, rest, file);
        return { ...moved, call: { ...moved.call, callee, via: 'syscall', arguments: values } };
      });
  });
  return { uses, isOpen };
}

function systemCallNames(
  program: Program,
  id: ItemId,
  value: Value,
  prefixes: readonly string[],
): readonly string[] {
  switch (value.kind) {
    case 'name': {
      const prefix = prefixes.find((one) => value.name.startsWith(one));
      if (prefix !== undefined) return [value.name.slice(prefix.length)];
      const resolved = resolveValue(program, value, program.tree.fileOf(id));
      if (resolved.kind === 'name' && resolved.name === value.name) return [];
      return systemCallNames(program, id, resolved, prefixes);
    }
    case 'number': {
      const name = program.externals.systemCalls.get(value.value);
      return [name ?? `number ${String(value.value)}`];
    }
    case 'any-of':
      return value.values.flatMap((one) => systemCallNames(program, id, one, prefixes));
    case 'text':
    case 'parameter':
    case 'operation':
    case 'result-of':
    case 'field':
    case 'unknown':
      return [];
  }
}

/** `dlsym(handle, "x")`: whoever gets the address may call `x`. */
function byLookup(program: Program, id: ItemId, call: FactCall, position: number): Normal {
  const value = call.arguments[position];
  const text = value === undefined ? value : resolveValue(program, value, program.tree.fileOf(id));
  if (text?.kind !== 'text' || !text.complete) {
    return hole(program, id, call, 'unknown-lookup', `\`${call.callee}\` looks up a name that is not known.`);
  }
  const found: FactCall = { ...call, via: 'lookup', arguments: [], argumentsComplete: false };
  return { kind: 'call', call: found, callees: [text.value] };
}

function hole(
  program: Program,
  id: ItemId,
  call: FactCall,
  kind: 'unknown-syscall' | 'unknown-lookup',
  detail: string,
): Normal {
  const span = program.spanOf(id, call.range);
  return { kind: 'hole', hole: { kind, span, detail, name: call.callee, outside: null } };
}
