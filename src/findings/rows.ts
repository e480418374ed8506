/**
 * Which row of a rule a use falls under, and how sure that is. Tells no finding: `describe.ts` does.
 */
import { ask, type Asked, type Constants } from '../conditions/index.ts';
import type { Answer, Call, Row, Rule, Rulebook } from '../model/index.ts';
import { type ApiUse, isPathAskedFor, type Opener } from '../program/index.ts';
import { parametersOf } from '../rulebook/index.ts';

/** What a condition may ask of a use, wherever it was found. */
export interface Asking {
  readonly call: Call;
  readonly stored: ApiUse['stored'];
  /** Of a command: its options. */
  readonly options: readonly string[];
}

export interface Tables {
  readonly constants: Constants;
  readonly openers: ReadonlyMap<string, Opener>;
}

export interface RowIndex {
  readonly byName: ReadonlyMap<string, readonly { readonly rule: Rule; readonly row: Row }[]>;
  readonly pragmas: readonly { readonly rule: Rule; readonly row: Row }[];
  readonly paths: readonly { readonly rule: Rule; readonly row: Row }[];
  readonly commands: readonly { readonly rule: Rule; readonly row: Row }[];
}

export function indexRows(rulebook: Rulebook): RowIndex {
  const byName = new Map<string, { rule: Rule; row: Row }[]>();
  const pragmas: { rule: Rule; row: Row }[] = [];
  const paths: { rule: Rule; row: Row }[] = [];
  const commands: { rule: Rule; row: Row }[] = [];
  for (const rule of rulebook.rules) {
    for (const row of rule.rows) {
      switch (row.api.kind) {
        case 'function':
        case 'type':
        case 'instruction': {
          const key = keyOf(row.api.kind === 'instruction', row.api.name);
          byName.set(key, [...(byName.get(key) ?? []), { rule, row }]);
          break;
        }
        case 'pragma':
          pragmas.push({ rule, row });
          break;
        case 'path':
          paths.push({ rule, row });
          break;
        case 'command':
          commands.push({ rule, row });
          break;
      }
    }
  }
  return { byName, pragmas, paths, commands };
}

/** An instruction is no function, even when both are called `in`. */
function keyOf(isInstruction: boolean, name: string): string {
  return isInstruction ? `asm ${name}` : name;
}

export function rowsFor(index: RowIndex, call: Call): ReadonlyMap<Rule, readonly Row[]> {
  const rows = new Map<Rule, Row[]>();
  const found = candidates(index, call);
  for (const { rule, row } of found) {
    if (row.api.kind === 'type' && !constructs(call)) continue;
    rows.set(rule, [...(rows.get(rule) ?? []), row]);
  }
  return rows;
}

function candidates(index: RowIndex, { via, callee }: Call): RowIndex['paths'] {
  switch (via) {
    case 'pragma':
      return index.pragmas.filter(({ row }) => `${callee} `.startsWith(`${row.api.name} `));
    case 'text':
    case 'writing':
      return index.paths.filter(({ row }) => isPathAskedFor(callee, row.api.name));
    case 'command':
      return index.commands.filter(({ row }) => row.api.name === callee);
    case 'name':
    case 'member':
    case 'pointer':
    case 'macro':
    case 'syscall':
    case 'lookup':
    case 'construction':
    case 'inheritance':
    case 'instruction':
    case 'address':
      return index.byName.get(keyOf(via === 'instruction', callee)) ?? [];
  }
}

/** A type is used when something of it is made or derived, not when it is copied from nothing. */
function constructs(call: Call): boolean {
  return call.via !== 'name' || call.arguments.length > 0;
}

export interface Judged {
  readonly row: Row;
  readonly answer: Exclude<Answer, 'no'>;
  /** The row whose condition was asked: another one where a row holds unless that one does. */
  readonly asked: Row;
}

/**
 * The first row that surely holds, or else the first that may. One without a condition holds for what the rows before
 * it leave over, so it only may hold where a harmless one of these may.
 */
export function chooseRow(rows: readonly Row[], use: Asking, tables: Tables): Judged | null {
  let possible: Judged | null = null;
  let exception: Row | null = null;
  for (const row of rows) {
    const answer = row.when === null ? 'yes' : ask(row.when, askedOf(row, use, tables));
    switch (answer) {
      case 'yes':
        if (possible !== null && isHarmless(row)) return possible;
        if (exception === null || row.when !== null || isHarmless(row)) return { row, answer, asked: row };
        return { row, answer: 'maybe', asked: exception };
      case 'maybe':
        if (isHarmless(row)) exception ??= row;
        else if (row.doubt === 'told') possible ??= { row, answer, asked: row };
        break;
      case 'no':
        break;
    }
  }
  return possible;
}

function isHarmless(row: Row): boolean {
  return row.effect === 'fine' || row.effect === 'costs';
}

function askedOf(row: Row, use: Asking, tables: Tables): Asked {
  const { call } = use;
  const parameters = parametersOf(row.api);
  return {
    argument: (name) => call.arguments[parameters.indexOf(name)] ?? null,
    argumentCount: call.arguments.length,
    complete: call.argumentsComplete,
    clauses:
      call.via === 'pragma'
        ? call.arguments.flatMap((value) => (value.kind === 'text' ? [value.value] : []))
        : [],
    stored: (object, field) =>
      use.stored
        .filter((write) => write.field === field && (write.object === object || write.object === null))
        .map((write) => write.value),
    options: use.options,
    openers: tables.openers,
    constants: tables.constants,
  };
}
