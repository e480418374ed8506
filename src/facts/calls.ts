/**
 * Every use by call in one item: plain, through members and pointers, constructions, base classes,
 * pragmas, instructions, and literals that are paths. It says what is written, not what it means.
 */
import type { Value, Via } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import { placesAround, unwrappedCallee } from './callees.ts';
import * as making from './constructions.ts';
import type { FactCall } from './facts.ts';
import type { NeverRun } from './unevaluated.ts';
import { qualifiedName, readValue } from './values.ts';
import { EMPTY_SCOPE, type Scope } from './variables.ts';

/** A call whose range still counts from the beginning of the wrapped text. */
type Reader = (node: Node, reading: Reading) => readonly FactCall[];

interface Reading extends making.Reading {
  /** Functions that are defined inside of the item's function. */
  readonly nested: ReadonlySet<string>;
}

const READERS: Readonly<Record<string, Reader>> = {
  call_expression: readCall,
  new_expression: (node, reading) => making.readNew(node, reading).map(constructed),
  declaration: (node, reading) => making.readDeclared(node, reading).map(constructed),
  compound_literal_expression: (node, reading) => making.readNameless(node, reading).map(constructed),
  field_declaration: (node, reading) => making.readMember(node, reading).map(constructed),
  field_initializer: (node, reading) => making.readInitialiser(node, reading).map(constructed),
  base_class_clause: readBases,
  preproc_call: readPragma,
  gnu_asm_expression: readAssembly,
  string_literal: readPath,
};

export function readCalls(root: Node, scope: Scope, neverRun: NeverRun): FactCall[] {
  const calls: FactCall[] = [];
  const reading = { scope, nested: nestedFunctions(root), typeTexts: making.openTypeTexts(root) };
  for (const node of root.descendantsOfType(Object.keys(READERS))) {
    if (neverRun(node)) continue;
    calls.push(...(READERS[node.type]?.(node, reading) ?? []));
  }
  return calls;
}

function nestedFunctions(root: Node): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of root.descendantsOfType('function_definition')) {
    // A macro before a block, `EACH(x) name(y) {`, looks like one as well.
    if (node.parent?.type !== 'compound_statement') continue;
    if (node.childForFieldName('type')?.type === 'macro_type_specifier') continue;
    const declarator = node.descendantsOfType('function_declarator')[0];
    const name = declarator?.childForFieldName('declarator');
    if (name?.type === 'identifier') names.add(name.text);
  }
  return names;
}

function call(node: Node, callee: string, via: Via, rest: Partial<FactCall> = {}): FactCall {
  const within = placesAround(node);
  return {
    range: { start: node.startIndex, end: node.endIndex },
    callee,
    via,
    arguments: [],
    argumentsComplete: true,
    receiver: null,
    ...(within.length > 0 ? { within } : {}),
    ...rest,
  };
}

function constructed({ node, callee, passed, object }: making.Construction): FactCall {
  return call(node, callee, 'construction', object === null ? passed : { ...passed, object });
}

function readCall(node: Node, reading: Reading): readonly FactCall[] {
  const before = node.childForFieldName('function');
  const written = unwrappedCallee(before);
  if (written === null || isAttribute(node)) return [];
  const passed = making.readArguments(node.childForFieldName('arguments'), reading.scope);
  const made = making.madeByTemplate(node, written, passed).map(constructed);
  switch (written.type) {
    case 'identifier': {
      if (written.text === '_Pragma') return pragmaOf(node, textOf(passed.arguments[0]));
      const isLocal = reading.scope.variables.has(written.text) || reading.nested.has(written.text);
      const rest = written === before ? passed : { ...passed, isWrapped: true };
      return [call(node, written.text, isLocal ? 'pointer' : 'name', rest)];
    }
    case 'qualified_identifier':
    case 'template_function':
      // A dependent name is that of a member, whatever the class may be.
      if (written.descendantsOfType('dependent_name').length > 0) return [];
      if (isTakeOver(node, written, reading)) return [];
      return [call(node, qualifiedName(written.text), 'name', scoped(written, passed)), ...made];
    case 'field_expression':
      return [...readMemberCall(node, written, passed, reading), ...made];
    case 'primitive_type':
      return [];
    default:
      return [call(node, written.text.slice(0, 60), 'pointer', passed)];
  }
}

function isTakeOver(node: Node, written: Node, reading: Reading): boolean {
  const passed = node.childForFieldName('arguments')?.text ?? '';
  return making.takesOver(qualifiedName(written.text), passed, reading);
}

function scoped(written: Node, passed: making.Passed): Partial<FactCall> {
  return written.text.startsWith('::') ? { ...passed, isGlobal: true } : passed;
}

function readMemberCall(
  node: Node,
  written: Node,
  passed: making.Passed,
  reading: Reading,
): readonly FactCall[] {
  const field = written.childForFieldName('field');
  const name = qualifiedName((field?.text ?? '').replace(/^template\s+/, ''));
  const object = written.childForFieldName('argument');
  const isArrow =
    field !== null && written.text.slice(0, field.startIndex - written.startIndex).endsWith('->');
  const receiver = making.receiverOf(object, isArrow, reading);
  const made = making.madeByContainer(node, name, object, passed, reading);
  return [call(node, name, 'member', { ...passed, ...receiver }), ...made.map(constructed)];
}

/** `__attribute__((name(x)))`: the grammar sees a call where the compiler is spoken to. */
function isAttribute(node: Node): boolean {
  const outer = node.parent?.type === 'argument_list' ? node.parent.parent : null;
  return outer !== null && /^(?:attribute_specifier|ms_declspec_modifier)$/.test(outer.type);
}

function readBases(node: Node): readonly FactCall[] {
  return node.namedChildren.flatMap((child) => {
    if (!/identifier$|^template_type$/.test(child.type)) return [];
    return [call(child, qualifiedName(child.text), 'inheritance', { argumentsComplete: false })];
  });
}

function readPragma(node: Node): readonly FactCall[] {
  // Blanks may stand behind the number sign, where directives are indented.
  if (node.childForFieldName('directive')?.text.replace(/\s+/g, '') !== '#pragma') return [];
  return pragmaOf(node, (node.childForFieldName('argument')?.text ?? '').replace(/\\\r?\n/g, ' '));
}

/** The directive's words before its first clause, and each clause without blanks. */
function pragmaOf(node: Node, text: string | null): readonly FactCall[] {
  if (text === null) return [];
  const words = text.replace(/\/\*.*?(?:\*\/|$)|\/\/.*/g, ' ').trim();
  const directive = /^(?:[a-z_]+(?![a-z_]*\s*\()\s*)+/i.exec(words)?.[0] ?? '';
  const clauses = words.slice(directive.length).match(/\w+(?:\s*\((?:[^()]|\([^()]*\))*\))?/g) ?? [];
  const values = clauses.map((clause): Value => {
    return { kind: 'text', value: clause.replace(/\s+/g, ''), complete: true };
  });
  return [call(node, directive.trim().replace(/\s+/g, ' '), 'pragma', { arguments: values })];
}

/** One use for each instruction of an assembly statement, by its mnemonic. */
function readAssembly(node: Node): readonly FactCall[] {
  const template = node.childForFieldName('assembly_code');
  const text = textOf(template === null ? undefined : readValue(template, EMPTY_SCOPE)) ?? '';
  const lines = text.split(/\\n|\\t|[;\n]/);
  const mnemonics = lines.map((line) => /^\s*(?:\w+:\s*)?(?:rep\w*\s+|lock\s+)?([a-z]\w*)/i.exec(line)?.[1]);
  const instructions = mnemonics.flatMap((mnemonic) =>
    mnemonic === undefined ? [] : [call(node, mnemonic.toLowerCase(), 'instruction')],
  );
  const called = lines.flatMap((line) => CALL_INSTRUCTION.exec(line)?.[1] ?? []);
  const unseen = { argumentsComplete: false };
  return [...instructions, ...called.map((name) => call(node, name, 'name', unseen))];
}

/** A call of a symbol by the processor's own word for it. */
const CALL_INSTRUCTION = /^\s*(?:callq?|bl|jal|jmp)\s+([A-Za-z_]\w*)(?:@\w+)?\s*$/;

function readPath(node: Node): readonly FactCall[] {
  const text = textOf(readValue(node, EMPTY_SCOPE));
  return text?.startsWith('/') === true ? [call(node, text, 'text')] : [];
}

function textOf(value: Value | undefined): string | null {
  return value?.kind === 'text' ? value.value : null;
}
