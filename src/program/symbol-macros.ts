/**
 * Tables of symbols that a program looks up for itself: `SYMBOL(shm_open)`, where the macro makes a text and a
 * variable's name of the symbol. What the macro does with it decides; a macro that only pastes or prints names
 * is none of these.
 */
import type { FactCall, HandedName } from '../facts/index.ts';
import type { Program } from './link.ts';
import type { ItemId } from './tree.ts';

/** The names handed over as calls by look-up, or as addresses taken, as far as some macro does either. */
export function symbolsOf(program: Program, id: ItemId, names: ReadonlySet<string>): readonly FactCall[] {
  return program.handedOver(id, names).flatMap((handed): readonly FactCall[] => {
    const via = fateOf(program, handed);
    if (via === null) return [];
    const rest = { arguments: [], argumentsComplete: false, receiver: null } as const;
    return [{ range: handed.range, callee: handed.name, via, ...rest }];
  });
}

/**
 * All macros of that name count: such a table is a header that each includer reads with a macro of its own,
 * so which of them the table sees cannot be told from the table.
 */
function fateOf({ tree, textOf }: Program, handed: HandedName): 'lookup' | 'address' | null {
  const name = tree.names.idOf(handed.to);
  const macros = name < 0 ? [] : tree.bearers(name).filter((id) => tree.item(id).kind === 'macro');
  const fates = macros.map((id) => fateIn(textOf(id), handed.position));
  return fates.find((fate) => fate === 'lookup') ?? fates.find((fate) => fate !== null) ?? null;
}

function fateIn(macro: string, position: number): 'lookup' | 'address' | null {
  const head = /^#\s*define\s+[\w$]+\(([^)]*)\)/.exec(macro);
  const parameter = head?.[1]?.split(',')[position]?.trim() ?? '';
  if (head === null || !/^[A-Za-z_]\w*$/.test(parameter)) return null;
  const body = macro.slice(head[0].length).replace(/\\\r?\n/g, ' ');
  const isStored = new RegExp(`##\\s*${parameter}\\s*(?:=|,|\\))`).test(body);
  if (!isStored) return null;
  if (new RegExp(`\\w\\s*\\((?:[^;]*[^#])?#\\s*${parameter}\\b`).test(body)) return 'lookup';
  return new RegExp(`=\\s*(?:\\([^()]*\\)\\s*)?&?\\s*${parameter}\\b(?!\\s*##)`).test(body)
    ? 'address'
    : null;
}
