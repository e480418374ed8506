/**
 * Every use by call in one item: plain, through members and pointers, constructions, base classes,
 * pragmas, instructions, and literals that are paths. It says what is written, not what it means.
 */
import type { Value, Via } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import type { FactCall } from './facts.ts';
import { declaredName } from './scope.ts';
import { qualifiedName, readValue, type Scope, unknown } from './values.ts';

/** A call whose range still counts from the beginning of the wrapped text. */
type Reader = (node: Node, scope: Scope) => readonly FactCall[];

const READERS: Readonly<Record<string, Reader>> = {
  call_expression: readCall,
  new_expression: readNew,
  declaration: readConstructions,
  base_class_clause: readBases,
  preproc_call: readPragma,
  gnu_asm_expression: readAssembly,
  string_literal: readPath,
};

export function readCalls(root: Node, scope: Scope): FactCall[] {
  const calls: FactCall[] = [];
  for (const node of root.descendantsOfType(Object.keys(READERS))) {
    calls.push(...(READERS[node.type]?.(node, scope) ?? []));
  }
  return calls;
}

function call(node: Node, callee: string, via: Via, rest: Partial<FactCall> = {}): FactCall {
  return {
    range: { start: node.startIndex, end: node.endIndex },
    callee,
    via,
    arguments: [],
    argumentsComplete: true,
    receiver: null,
    ...rest,
  };
}

function readCall(node: Node, scope: Scope): readonly FactCall[] {
  const written = unparenthesized(node.childForFieldName('function'));
  if (written === null || isAttribute(node)) return [];
  const passed = readArguments(node.childForFieldName('arguments'), scope);
  const made = constructedByTemplate(node, written, passed);
  switch (written.type) {
    case 'identifier': {
      if (written.text === '_Pragma') return pragmaOf(node, textOf(passed.arguments[0]));
      const isLocal = scope.writes.has(written.text);
      return [call(node, written.text, isLocal ? 'pointer' : 'name', passed)];
    }
    case 'qualified_identifier':
    case 'template_function':
      return [call(node, qualifiedName(written.text), 'name', passed), ...made];
    case 'field_expression': {
      const field = qualifiedName(written.childForFieldName('field')?.text ?? '');
      const object = written.childForFieldName('argument');
      const receiver = object?.type === 'identifier' ? (scope.types.get(object.text) ?? null) : null;
      return [call(node, field, 'member', { ...passed, receiver }), ...made];
    }
    case 'primitive_type':
      return [];
    default:
      return [call(node, written.text.slice(0, 60), 'pointer', passed)];
  }
}

/** `__attribute__((name(x)))`: the grammar sees a call where the compiler is spoken to. */
function isAttribute(node: Node): boolean {
  const outer = node.parent?.type === 'argument_list' ? node.parent.parent : null;
  return outer !== null && /^(?:attribute_specifier|ms_declspec_modifier)$/.test(outer.type);
}

/** `make_unique<Type>(...)`: a template function that gets types may construct them. */
function constructedByTemplate(
  node: Node,
  written: Node,
  passed: Pick<FactCall, 'arguments' | 'argumentsComplete'>,
): readonly FactCall[] {
  if (!/\bmake_\w+\s*</.test(written.text)) return [];
  const types = written.descendantsOfType('type_descriptor');
  return types.map((type) => call(node, qualifiedName(type.text), 'construction', passed));
}

/** Directives or errors inside of an argument list make the position of every argument doubtful. */
function readArguments(list: Node | null, scope: Scope): Pick<FactCall, 'arguments' | 'argumentsComplete'> {
  const values: Value[] = [];
  for (const child of list?.namedChildren ?? []) {
    if (child.type === 'comment') continue;
    if (child.type.startsWith('preproc_') || child.isError)
      return { arguments: [], argumentsComplete: false };
    values.push(readValue(child, scope));
  }
  return { arguments: values, argumentsComplete: list !== null && !list.isMissing };
}

function unparenthesized(node: Node | null): Node | null {
  let inner = node;
  while (inner?.type === 'parenthesized_expression') inner = inner.namedChild(0);
  return inner;
}

function readNew(node: Node, scope: Scope): readonly FactCall[] {
  const type = qualifiedName(node.childForFieldName('type')?.text ?? '');
  const passed = readArguments(node.childForFieldName('arguments'), scope);
  return [call(node, type, 'construction', { ...passed, argumentsComplete: true })];
}

/** `std::thread t(f);`, `std::thread t{f};` and the form that reads like a prototype. */
function readConstructions(node: Node, scope: Scope): readonly FactCall[] {
  const type = node.childForFieldName('type');
  if (
    type?.type !== 'qualified_identifier' &&
    type?.type !== 'type_identifier' &&
    type?.type !== 'template_type'
  ) {
    return [];
  }
  const name = qualifiedName(type.text);
  const calls: FactCall[] = [];
  for (const declarator of node.childrenForFieldName('declarator')) {
    if (declaredName(declarator) === null) continue;
    const passed = constructorArguments(declarator, scope);
    if (passed !== null) calls.push(call(node, name, 'construction', passed));
  }
  return calls;
}

function constructorArguments(
  declarator: Node,
  scope: Scope,
): Pick<FactCall, 'arguments' | 'argumentsComplete'> | null {
  switch (declarator.type) {
    case 'init_declarator': {
      if (declarator.childForFieldName('declarator')?.type !== 'identifier') return null;
      const value = declarator.childForFieldName('value');
      if (value?.type !== 'argument_list' && value?.type !== 'initializer_list') return null;
      return readArguments(value, scope);
    }
    case 'function_declarator': {
      const parameters = declarator.childForFieldName('parameters')?.namedChildren ?? [];
      const looksLikeTypes = parameters.map((child) => unknown(`\`${child.text}\` may be a value`));
      return { arguments: looksLikeTypes, argumentsComplete: true };
    }
    default:
      return null;
  }
}

function readBases(node: Node): readonly FactCall[] {
  return node.namedChildren.flatMap((child) => {
    if (!/identifier$|^template_type$/.test(child.type)) return [];
    return [call(child, qualifiedName(child.text), 'inheritance', { argumentsComplete: false })];
  });
}

function readPragma(node: Node): readonly FactCall[] {
  if (node.childForFieldName('directive')?.text !== '#pragma') return [];
  return pragmaOf(node, (node.childForFieldName('argument')?.text ?? '').replace(/\\\r?\n/g, ' '));
}

/** The directive's words before its first clause, and each clause without blanks. */
function pragmaOf(node: Node, text: string | null): readonly FactCall[] {
  if (text === null) return [];
  const words = text.replace(/\/\*.*?\*\/|\/\/.*/g, ' ').trim();
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
  return mnemonics.flatMap((mnemonic) =>
    mnemonic === undefined ? [] : [call(node, mnemonic.toLowerCase(), 'instruction')],
  );
}

const EMPTY_SCOPE: Scope = {
  parameters: new Map(),
  writes: new Map(),
  types: new Map(),
  followed: new Map(),
};

function readPath(node: Node): readonly FactCall[] {
  const text = textOf(readValue(node, EMPTY_SCOPE));
  return text?.startsWith('/') === true ? [call(node, text, 'text')] : [];
}

function textOf(value: Value | undefined): string | null {
  return value?.kind === 'text' ? value.value : null;
}
