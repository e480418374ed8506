/**
 * Follows the structure of a file token by token and says where items begin and end: the part before a
 * body (the head), the body, the scopes that are transparent (`namespace`, `extern "C"`, C++ classes).
 * It is a state machine, hence a class. It deliberately reads no bytes and knows no mentions; when code
 * is too odd for it, it emits an item that bears the name of the item before, so that nothing is lost.
 */
import type { Language } from '../model/index.ts';
import type { ActingWord, Keywords } from './keywords.ts';
import type { Item, ItemKind } from './outline.ts';

/** What a head hands over when an item is complete. */
export type Shape = Omit<Item, 'mentionsFrom' | 'mentionsTo'>;

interface Scope {
  readonly kind: 'namespace' | 'class';
  /** The class's name, or -1. */
  readonly name: number;
  readonly local: boolean;
}

/** The token before, as far as the structure depends on it. */
type Token =
  'none' | 'name' | 'keyword' | 'value' | 'string' | 'close-paren' | 'open-paren' | 'star' | 'other';

/** What becomes of the item when the braces that are being skipped close. */
type AfterBraces = 'end-function' | 'end-variable' | 'go-on';

interface Saved {
  readonly scopes: number;
  readonly skipping: boolean;
  readonly depth: number;
  readonly parentheses: number;
  /** How the first arm ended; null while it is being read. */
  firstArm: { readonly skipping: boolean; readonly depth: number; readonly parentheses: number } | null;
}

/** Everything gathered about the item whose head is being read. */
interface Pending {
  start: number;
  isLocal: boolean;
  /** The acting keyword that says what the item is; the first of these counts. */
  shape: 'struct' | 'enum' | 'namespace' | 'using' | 'typedef' | 'plain';
  isExtern: boolean;
  isEnum: boolean;
  assigned: boolean;
  isOperator: boolean;
  /** Names before a parenthesis group at the outermost level: candidates for the function's name. */
  readonly groups: number[];
  /** Names inside of groups, in case a macro makes the definition: `TEST(suite, name) {`. */
  readonly grouped: number[];
  /** Names before `=`, `,`, `;` or `[`: declared variables. */
  readonly declared: number[];
  typeName: number;
  qualifier: number;
  lastName: number;
  lastNameAt: number;
  /** Whether a constructor's initialisers have begun: `Foo() : a{1} {`. */
  initialisers: boolean;
  /** A name behind the parameters and before the semicolon: `int f(a) int a;` */
  oldStyle: boolean;
  beginsWithGroup: boolean;
}

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_PAREN = 0x28;
const CLOSE_PAREN = 0x29;
const SEMICOLON = 0x3b;
const EQUALS = 0x3d;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const LESS = 0x3c;
const GREATER = 0x3e;
const PERCENT = 0x25;
const STAR = 0x2a;

export class Head {
  #scopes: Scope[] = [];
  #pending: Pending = newPending(-1);
  #token: Token = 'none';
  /** While braces are skipped: how deep, and what follows when they close. */
  #skipping = false;
  #depth = 0;
  #after: AfterBraces = 'go-on';
  #inEnum = false;
  #parentheses = 0;
  /** Parentheses and angle brackets of `template <...>` still open; names inside mean nothing. */
  #templateDepth = 0;
  #templateComing = false;
  #attributeAt = -1;
  #conditionals: Saved[] = [];
  /** Set when arms of a conditional opened braces differently: then column 0 ends an item. */
  #unbalanced = false;
  #colonBefore = false;
  #previousNames: readonly number[] = [];
  #oldStyle: Shape | null = null;
  readonly #keywords: Keywords;
  readonly #language: Language;
  readonly #emit: (shape: Shape) => void;

  constructor(keywords: Keywords, language: Language, emit: (shape: Shape) => void) {
    this.#keywords = keywords;
    this.#language = language;
    this.#emit = emit;
  }

  onName(name: number, offset: number): void {
    if (this.#skipping) {
      if (this.#inEnum && this.#depth === 1 && this.#token === 'other') this.#pending.declared.push(name);
      this.#token = 'name';
      return;
    }
    this.#begin(offset);
    if (this.#templateDepth > 0) return;
    const pending = this.#pending;
    if (this.#parentheses > 0) {
      if (pending.grouped.length < 16) pending.grouped.push(name);
    } else {
      if (this.#colonBefore) pending.qualifier = pending.lastName;
      if (pending.shape === 'struct' || pending.shape === 'enum' || pending.shape === 'namespace') {
        if (pending.typeName < 0 || this.#token === 'name' || this.#token === 'close-paren')
          pending.typeName = pending.initialisers ? pending.typeName : name;
      }
      if (this.#token === 'close-paren' && pending.groups.length > 0) pending.oldStyle = true;
      pending.lastName = name;
      pending.lastNameAt = offset;
    }
    this.#colonBefore = false;
    this.#token = 'name';
  }

  onKeyword(id: number, offset: number): void {
    if (this.#skipping) return;
    this.#begin(offset);
    const word = this.#keywords.word[id] ?? null;
    if (word !== null && this.#parentheses === 0 && this.#templateDepth === 0) this.#onActing(word);
    if (this.#token === 'close-paren' && word === null) this.#pending.oldStyle = true;
    this.#token = isQualifier(word) ? this.#token : 'keyword';
  }

  onValue(offset: number): void {
    if (!this.#skipping) this.#begin(offset);
    this.#token = 'value';
  }

  onString(offset: number): void {
    if (!this.#skipping) this.#begin(offset);
    this.#token = 'string';
  }

  /** Returns the offset after the token; `firstColumn` says that it stands at a line's beginning. */
  onPunctuation(byte: number, next: number, offset: number, firstColumn: boolean): number {
    if (byte === LESS && next === PERCENT) return this.#brace(OPEN_BRACE, offset, 2, firstColumn);
    if (byte === PERCENT && next === GREATER) return this.#brace(CLOSE_BRACE, offset, 2, firstColumn);
    if (byte === OPEN_BRACE || byte === CLOSE_BRACE) return this.#brace(byte, offset, 1, firstColumn);
    if (this.#skipping) {
      if (byte === COMMA) this.#token = 'other';
      else if (byte === EQUALS) this.#token = 'value';
      return offset + 1;
    }
    if (this.#templateComing || this.#templateDepth > 0) {
      this.#onTemplate(byte);
      return offset + 1;
    }
    switch (byte) {
      case OPEN_PAREN:
        this.#begin(offset);
        this.#openParenthesis();
        return offset + 1;
      case CLOSE_PAREN:
        this.#closeParenthesis();
        return offset + 1;
      case COLON:
        if (next === COLON) {
          this.#begin(offset);
          this.#colonBefore = true;
          return offset + 2;
        }
        this.#onColon();
        return offset + 1;
    }
    if (this.#parentheses === 0) this.#onOuter(byte, next, offset);
    this.#token = byte === STAR ? 'star' : 'other';
    return offset + 1;
  }

  onIf(): void {
    this.#conditionals.push({
      scopes: this.#scopes.length,
      skipping: this.#skipping,
      depth: this.#depth,
      parentheses: this.#parentheses,
      firstArm: null,
    });
  }

  /** Every arm starts from where the first one started. */
  onElse(): void {
    const saved = this.#conditionals.at(-1);
    if (saved === undefined) return;
    saved.firstArm ??= { skipping: this.#skipping, depth: this.#depth, parentheses: this.#parentheses };
    if (saved.skipping !== this.#skipping) {
      this.#unbalanced = true;
      return;
    }
    if (saved.depth !== this.#depth) this.#unbalanced = true;
    this.#depth = saved.depth;
    this.#parentheses = saved.parentheses;
  }

  /** The first arm counts for what follows. */
  onEndif(): void {
    const saved = this.#conditionals.pop();
    const arm = saved?.firstArm;
    if (arm === undefined || arm === null || arm.skipping !== this.#skipping) return;
    if (arm.depth !== this.#depth) this.#unbalanced = true;
    this.#depth = arm.depth;
    this.#parentheses = arm.parentheses;
  }

  finish(end: number): void {
    if (this.#pending.start >= 0 || this.#oldStyle !== null) this.#emitLeftover(end);
  }

  #begin(offset: number): void {
    if (this.#pending.start < 0) this.#pending.start = offset;
  }

  #onActing(word: ActingWord): void {
    const pending = this.#pending;
    switch (word) {
      case 'struct':
      case 'union':
      case 'class':
        if (pending.shape === 'plain') pending.shape = 'struct';
        break;
      case 'enum':
        pending.isEnum = true;
        if (pending.shape === 'plain') pending.shape = 'enum';
        break;
      case 'namespace':
        if (pending.shape === 'plain') pending.shape = 'namespace';
        break;
      case 'using':
        pending.shape = 'using';
        break;
      case 'typedef':
        if (pending.shape === 'plain') pending.shape = 'typedef';
        break;
      case 'static':
        pending.isLocal = true;
        break;
      case 'extern':
        pending.isExtern = true;
        break;
      case 'template':
        this.#templateComing = true;
        break;
      case 'operator':
        pending.isOperator = true;
        break;
      case '__attribute__':
      case '__attribute':
      case '__declspec':
      case 'alignas':
      case '_Alignas':
      case 'noexcept':
      case 'throw':
      case 'decltype':
      case '__asm__':
      case '__asm':
      case 'asm':
        this.#attributeAt = 0;
        break;
      case 'const':
      case 'volatile':
      case 'override':
      case 'final':
      case 'try':
      case 'while':
      case 'if':
      case 'for':
      case 'switch':
      case 'return':
        break;
    }
  }

  #onTemplate(byte: number): void {
    if (byte === LESS || byte === OPEN_PAREN) this.#templateDepth++;
    else if (byte === GREATER || byte === CLOSE_PAREN) this.#templateDepth--;
    else if (byte === SEMICOLON) this.#templateDepth = 0;
    this.#templateComing = false;
    if (this.#templateDepth < 0) this.#templateDepth = 0;
  }

  #openParenthesis(): void {
    const pending = this.#pending;
    if (this.#parentheses === 0) {
      if (this.#attributeAt !== 0 && !pending.assigned && !pending.initialisers) {
        if (this.#token === 'name') {
          if (pending.groups.length === 0) pending.beginsWithGroup = pending.lastNameAt === pending.start;
          pending.groups.push(pending.lastName);
        } else if (pending.isOperator) {
          pending.groups.push(this.#classOfOperator());
        }
      }
    }
    this.#attributeAt = -1;
    this.#parentheses++;
    this.#token = 'open-paren';
  }

  #classOfOperator(): number {
    if (this.#pending.qualifier >= 0) return this.#pending.qualifier;
    return this.#scopes.at(-1)?.name ?? -1;
  }

  #closeParenthesis(): void {
    if (this.#parentheses > 0) this.#parentheses--;
    this.#token = 'close-paren';
  }

  #onColon(): void {
    const pending = this.#pending;
    if (this.#parentheses > 0) return;
    if (pending.groups.length > 0 || pending.shape === 'struct' || pending.shape === 'enum') {
      pending.initialisers = true;
    } else if (pending.start >= 0 && this.#innermostClass() !== null && this.#token === 'keyword') {
      // An access label such as `public:` is no item.
      this.#reset();
    }
    this.#token = 'other';
  }

  /** Punctuation at the outermost level of a head. */
  #onOuter(byte: number, next: number, offset: number): void {
    const pending = this.#pending;
    switch (byte) {
      case SEMICOLON:
        if (this.#token === 'name') pending.declared.push(pending.lastName);
        this.#endDeclaration(offset + 1);
        break;
      case EQUALS:
        if (next === EQUALS || pending.isOperator || pending.assigned) break;
        if (this.#token === 'name') pending.declared.push(pending.lastName);
        pending.assigned = true;
        break;
      case OPEN_BRACKET:
      case COMMA:
        if (this.#token === 'name') pending.declared.push(pending.lastName);
        break;
      default:
        if (pending.start < 0 && byte !== 0) pending.start = offset;
    }
  }

  #brace(brace: number, offset: number, length: number, firstColumn: boolean): number {
    const end = offset + length;
    if (brace === OPEN_BRACE) {
      if (this.#skipping) this.#depth++;
      else this.#open(offset, end);
      this.#token = 'other';
      return end;
    }
    if (!this.#skipping) this.#closeScope(offset, end);
    else if (--this.#depth <= 0 || (firstColumn && this.#unbalanced && this.#after === 'end-function')) {
      this.#endBraces(end);
    }
    this.#token = 'close-paren';
    return end;
  }

  /** An opening brace behind a head: what kind of braces is it? */
  #open(offset: number, end: number): void {
    const pending = this.#pending;
    if (pending.start < 0) {
      this.#openNameless(offset);
      return;
    }
    if (this.#parentheses > 0 || pending.assigned) {
      this.#skip('go-on');
    } else if (pending.shape === 'namespace') {
      this.#scopes.push({ kind: 'namespace', name: -1, local: pending.typeName < 0 });
      this.#emitHead('declaration', [], end);
    } else if (pending.isExtern && this.#token === 'string') {
      this.#scopes.push({ kind: 'namespace', name: -1, local: false });
      this.#emitHead('declaration', [], end);
    } else if (pending.shape === 'typedef') {
      this.#inEnum = pending.isEnum;
      this.#skip('go-on');
    } else if (pending.shape !== 'plain' && pending.shape !== 'using' && this.#opensType()) {
      this.#openType(end);
    } else if (pending.groups.length > 0) {
      if (pending.initialisers && (this.#token === 'name' || this.#token === 'other')) this.#skip('go-on');
      else this.#skip('end-function');
    } else {
      if (pending.lastName >= 0) pending.declared.push(pending.lastName);
      this.#skip(this.#language === 'cpp' && pending.lastName >= 0 ? 'end-variable' : 'end-function');
    }
  }

  /** `{` with nothing before it: the body of an old-style definition, or something odd. */
  #openNameless(offset: number): void {
    const old = this.#oldStyle;
    if (old !== null) {
      this.#oldStyle = null;
      this.#pending.start = old.start;
      this.#pending.isLocal = old.local;
      this.#pending.groups.push(...old.names.toReversed());
    } else {
      this.#pending.start = offset;
      this.#pending.groups.push(...this.#previousNames.toReversed());
    }
    this.#skip('end-function');
  }

  /** Whether the brace opens the body of the `struct`, `class` or `enum` that the head names. */
  #opensType(): boolean {
    const pending = this.#pending;
    if (pending.groups.length === 0) return true;
    return this.#token === 'name' && !pending.initialisers ? !pending.oldStyle : pending.shape === 'enum';
  }

  #openType(end: number): void {
    const pending = this.#pending;
    if (pending.shape === 'enum' || this.#language === 'c') {
      this.#inEnum = pending.shape === 'enum';
      this.#skip('go-on');
      return;
    }
    const name = pending.typeName;
    const scope: Scope = { kind: 'class', name, local: false };
    this.#emitHead('type', name < 0 ? [] : [name], end);
    this.#scopes.push(scope);
  }

  #skip(after: AfterBraces): void {
    this.#skipping = true;
    this.#depth = 1;
    this.#after = after;
  }

  #endBraces(end: number): void {
    this.#skipping = false;
    this.#depth = 0;
    this.#inEnum = false;
    switch (this.#after) {
      case 'go-on':
        return;
      case 'end-function':
        this.#emitHead('function', this.#functionNames(), end);
        return;
      case 'end-variable':
        this.#emitHead('variable', unique(this.#pending.declared), end);
        return;
    }
  }

  #closeScope(offset: number, end: number): void {
    if (isEmpty(this.#pending)) this.#reset();
    else this.#emitLeftover(offset);
    const scope = this.#scopes.pop();
    this.#parentheses = 0;
    if (scope?.kind === 'class') this.#pending.start = end;
    this.#unbalanced = false;
  }

  #endDeclaration(end: number): void {
    const pending = this.#pending;
    if (pending.start < 0) return;
    if (isEmpty(pending)) {
      this.#reset();
      return;
    }
    const kind = this.#declarationKind();
    const beginsOldStyle = kind === 'declaration' && pending.oldStyle && this.#innermostClass() === null;
    if (this.#oldStyle === null && beginsOldStyle) {
      this.#oldStyle = this.#shape(kind, this.#candidates(pending), end);
      this.#reset();
    } else if (this.#oldStyle !== null && kind === 'variable' && !pending.assigned) {
      this.#reset();
    } else {
      this.#emitHead(kind, this.#declarationNames(kind), end);
    }
  }

  /** What looked like an old-style head had no body: it becomes the beginning of the item behind it. */
  #absorbOldStyle(): void {
    if (this.#oldStyle !== null) this.#pending.start = this.#oldStyle.start;
    this.#oldStyle = null;
  }

  #declarationKind(): ItemKind {
    const pending = this.#pending;
    if (this.#innermostClass() !== null && pending.shape === 'plain') return 'member';
    if (pending.shape === 'using' || pending.shape === 'typedef') return 'type';
    if (pending.assigned) return 'variable';
    if (pending.groups.length > 0) return 'declaration';
    if (pending.shape === 'enum' || pending.shape === 'struct') return 'type';
    return pending.declared.length > 0 && !pending.isExtern ? 'variable' : 'declaration';
  }

  #declarationNames(kind: ItemKind): readonly number[] {
    const pending = this.#pending;
    switch (kind) {
      case 'member': {
        const own = this.#innermostClass()?.name ?? -1;
        return unique(own < 0 ? pending.declared : [own, ...pending.declared]);
      }
      case 'type':
        return unique(pending.typeName < 0 ? pending.declared : [pending.typeName, ...pending.declared]);
      case 'variable':
        return unique(
          pending.groups.length > 0 || pending.declared.length === 0
            ? [...pending.declared, ...pending.groups, ...pending.grouped]
            : pending.typeName < 0
              ? pending.declared
              : [...pending.declared, pending.typeName],
        );
      case 'declaration':
        return [];
      case 'function':
      case 'macro':
        return this.#functionNames();
    }
  }

  #functionNames(): readonly number[] {
    return this.#candidates(this.#pending);
  }

  /**
   * The last name before a parenthesis group is the function's, unless a macro made the whole head; then
   * the names inside of the group may be it. All are borne, the likeliest first.
   */
  #candidates(pending: Pending): readonly number[] {
    const groups = pending.groups.filter((name) => name >= 0);
    const likeliest = groups.toReversed();
    const grouped = pending.beginsWithGroup && groups.length === 1 ? pending.grouped.slice(0, 4) : [];
    return unique(groups.length > 0 ? [...likeliest, ...grouped] : [...pending.declared, ...pending.grouped]);
  }

  #emitHead(kind: ItemKind, names: readonly number[], end: number): void {
    this.#absorbOldStyle();
    this.#emit(this.#shape(kind, names, end));
    if (kind === 'function') this.#previousNames = names;
    this.#reset();
    this.#unbalanced = false;
  }

  /** Tokens that belong to nothing bear the names of what came before. */
  #emitLeftover(end: number): void {
    this.#emitHead('function', this.#previousNames, end);
  }

  #shape(kind: ItemKind, names: readonly number[], end: number): Shape {
    const pending = this.#pending;
    const scope = this.#innermostClass();
    const local = scope === null && (pending.isLocal || this.#scopes.some((outer) => outer.local));
    return {
      kind,
      names,
      scope: scope?.name ?? (kind === 'function' ? pending.qualifier : -1),
      inClass: scope !== null,
      local,
      start: pending.start,
      end,
    };
  }

  #innermostClass(): Scope | null {
    const scope = this.#scopes.at(-1);
    return scope?.kind === 'class' ? scope : null;
  }

  #reset(): void {
    this.#pending = newPending(-1);
    this.#token = 'none';
    this.#parentheses = 0;
    this.#templateDepth = 0;
    this.#templateComing = false;
    this.#attributeAt = -1;
    this.#colonBefore = false;
  }
}

function newPending(start: number): Pending {
  return {
    start,
    isLocal: false,
    shape: 'plain',
    isExtern: false,
    isEnum: false,
    assigned: false,
    isOperator: false,
    groups: [],
    grouped: [],
    declared: [],
    typeName: -1,
    qualifier: -1,
    lastName: -1,
    lastNameAt: -1,
    initialisers: false,
    oldStyle: false,
    beginsWithGroup: false,
  };
}

/** True when nothing but punctuation or keywords came: there is no item to speak of. */
function isEmpty(pending: Pending): boolean {
  return (
    pending.lastName < 0 &&
    pending.groups.length === 0 &&
    pending.grouped.length === 0 &&
    pending.declared.length === 0
  );
}

/** Words between the parameters and the body that change nothing about what came before. */
function isQualifier(word: ActingWord | null): boolean {
  return (
    word === 'const' || word === 'volatile' || word === 'override' || word === 'final' || word === 'noexcept'
  );
}

function unique(names: readonly number[]): readonly number[] {
  return names.length < 2 ? [...names] : [...new Set(names)];
}
