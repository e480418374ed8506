/**
 * Follows the structure of a file token by token and says where items begin and end: the part before a
 * body (the head), the body, the scopes that are transparent (`namespace`, `extern "C"`, C++ classes).
 * It is a state machine, hence a class. It deliberately reads no bytes and knows no mentions; when code
 * is too odd for it, it emits an item that bears the name of the item before, so that nothing is lost.
 */
import type { Language } from '../model/index.ts';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COLON,
  COMMA,
  EQUALS,
  GREATER,
  LESS,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  PERCENT,
  SEMICOLON,
  STAR,
} from './bytes.ts';
import type { ActingWord, Keywords } from './keywords.ts';
import {
  type Complete,
  declarationKind,
  declarationNames,
  functionNames,
  isParameterDeclaration,
  opensType,
  unique,
} from './naming.ts';
import type { Item, ItemKind } from './outline.ts';
import { isEmpty, mergeNames, newPending, noteShape, noteSpecifier, type Pending } from './pending.ts';
import { innermostClass, innermostNamespace, type Scope } from './scopes.ts';

/** What a head hands over when an item is complete. */
export type Shape = Omit<Item, 'mentionsFrom' | 'mentionsTo'>;

/** What a head tells to whoever reads the file. */
export interface Listener {
  readonly onItem: (shape: Shape) => void;
  /** The number of the joint name of namespaces inside of each other, the outer ones first. */
  readonly namespaceOf: (outer: number, names: readonly number[]) => number;
}

/** Between braces, between the parentheses of a head, or neither. */
export type Region = 'body' | 'parameters' | 'outside';

/** The token before, as far as the structure depends on it. */
type Token =
  | 'none'
  | 'name'
  | 'keyword'
  | 'value'
  | 'string'
  | 'close-paren'
  | 'close-angle'
  | 'open-paren'
  | 'star'
  | 'minus'
  | 'other';

/** What becomes of the item when the braces that are being skipped close. */
type AfterBraces = 'end-function' | 'end-variable' | 'go-on';

/** Where the structure stands at one place of a file. */
interface State {
  readonly skipping: boolean;
  readonly depth: number;
  readonly after: AfterBraces;
  readonly parentheses: number;
  readonly pending: Pending;
}

interface Conditional extends State {
  /** How the first arm ended; null while it is being read. */
  firstArm: State | null;
}

const TYPE_WORDS: ReadonlySet<ActingWord> = new Set(['struct', 'union', 'class', 'enum']);
/** Words that stand at the beginning of a declaration only. */
const BEGINNERS: ReadonlySet<ActingWord> = new Set([
  'namespace',
  'using',
  'typedef',
  'template',
  'static',
  'extern',
]);

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
  /** Angle brackets open in a head of C++: `std::function<void(int)> make() {`. */
  #angles = 0;
  #attributeAt = -1;
  /** Between `[[` and `]]`: nothing there is of the program's own. */
  #inBrackets = false;
  #conditionals: Conditional[] = [];
  /** Set when arms of a conditional opened braces differently: then column 0 ends an item. */
  #unbalanced = false;
  #colonBefore = false;
  /** Behind `(*` or `::*` at the outermost level: the name of a pointer to functions comes. */
  #opensPointer = false;
  #previousNames: readonly number[] = [];
  /** A head of the old style whose body is still to come, and the parameters declared behind it. */
  #oldStyle: Shape | null = null;
  #oldStyleNames: number[] = [];
  readonly #keywords: Keywords;
  readonly #language: Language;
  readonly #listener: Listener;
  /** The number of the keyword. */
  readonly #operator: number;

  constructor(keywords: Keywords, language: Language, listener: Listener) {
    this.#keywords = keywords;
    this.#language = language;
    this.#listener = listener;
    this.#operator = keywords.word.indexOf('operator');
  }

  /** What the next token belongs to. */
  get region(): Region {
    if (this.#skipping) return 'body';
    return this.#parentheses > 0 ? 'parameters' : 'outside';
  }

  onName(name: number, offset: number): void {
    if (this.#skipping) {
      if (this.#inEnum && this.#depth === 1 && this.#token === 'other') this.#pending.declared.push(name);
      this.#token = 'name';
      return;
    }
    this.#begin(offset);
    if (this.#templateDepth > 0 || this.#inBrackets) return;
    const pending = this.#pending;
    if (this.#parentheses > 0) {
      // The name of a pointer to functions: `(*handler)(int)`, `(Lamp::*handler)(int)`.
      if (this.#opensPointer) pending.declared.push(name);
      this.#opensPointer = false;
      if (pending.grouped.length < 16) pending.grouped.push(name);
      if (this.#token !== 'open-paren' && this.#token !== 'other') pending.listsNames = false;
    } else if (this.#angles === 0) {
      // `operator std::string()`; behind a string it is the name of a literal: `operator""_px`.
      if (pending.isOperator) pending.isConversion = this.#token !== 'string';
      this.#onQualifier();
      if (pending.shape === 'struct' || pending.shape === 'enum' || pending.shape === 'namespace') {
        if (pending.firstTypeName < 0) pending.firstTypeName = name;
        if (pending.shape === 'namespace' && !pending.assigned) pending.namespaces.push(name);
        if (
          pending.typeName < 0 ||
          this.#token === 'name' ||
          this.#token === 'close-paren' ||
          this.#colonBefore
        )
          pending.typeName = pending.initialisers ? pending.typeName : name;
      }
      this.#onBehindList();
      pending.lastName = name;
      pending.namesBefore++;
    }
    this.#colonBefore = false;
    this.#token = 'name';
  }

  onKeyword(id: number, offset: number): void {
    if (this.#skipping) return;
    this.#begin(offset);
    if (this.#inBrackets) return;
    const word = this.#keywords.word[id] ?? null;
    if (this.#parentheses > 0) this.#pending.listsNames = false;
    else this.#onBehindList();
    if (word !== null && this.#beginsAnew(word)) this.#splitBefore(offset);
    if (word === null || word === 'struct' || word === 'inline' || word === 'friend')
      this.#pending.namesBefore += 2;
    if (word !== null && this.#parentheses === 0 && this.#templateDepth === 0) {
      const isParameterType = this.#pending.behindList !== 'nothing' && TYPE_WORDS.has(word);
      if (!isParameterType) this.#onActing(word);
    }
    this.#token = isQualifier(word) ? this.#token : 'keyword';
  }

  onValue(offset: number): void {
    if (!this.#skipping) this.#begin(offset);
    if (this.#inBrackets) return;
    this.#pending.listsNames = false;
    this.#token = 'value';
  }

  onString(offset: number): void {
    if (!this.#skipping) this.#begin(offset);
    if (this.#inBrackets) return;
    this.#pending.listsNames = false;
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
    if (this.#inBrackets) return this.#onBrackets(byte, next, offset);
    if (this.#templateComing || this.#templateDepth > 0) {
      this.#pending.isSpecialised ||= this.#templateDepth === 0 && byte === LESS && next === GREATER;
      this.#onTemplate(byte);
      return offset + 1;
    }
    if (byte === OPEN_BRACKET && next === OPEN_BRACKET && !this.#pending.assigned) {
      this.#begin(offset);
      this.#inBrackets = true;
      return offset + 2;
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
        this.#onColon(offset + 1);
        return offset + 1;
    }
    if (this.#parentheses === 0) this.#onOuter(byte, next, offset);
    this.#opensPointer =
      byte === STAR && (this.#token === 'open-paren' || this.#colonBefore) && this.#parentheses === 1;
    const closes = byte === GREATER && this.#parentheses === 0 && this.#angles === 0;
    this.#token = byte === STAR ? 'star' : byte === MINUS ? 'minus' : closes ? 'close-angle' : 'other';
    return offset + 1;
  }

  onIf(): void {
    this.#conditionals.push({ ...this.#state(), firstArm: null });
  }

  /**
   * Every arm starts from where the first one started. An arm that opened or closed a body becomes an item
   * of its own; what the next arm says instead is read as a head, or as a body, again.
   */
  onElse(offset: number): void {
    const saved = this.#conditionals.at(-1);
    if (saved === undefined) return;
    saved.firstArm ??= this.#state();
    if (saved.depth !== this.#depth) this.#unbalanced = true;
    if (saved.firstArm.pending !== this.#pending) mergeNames(saved.firstArm.pending, this.#pending);
    if (saved.skipping !== this.#skipping) this.#turn(saved, saved.pending, offset);
    this.#depth = saved.depth;
    this.#parentheses = saved.parentheses;
  }

  /** The first arm counts for what follows. */
  onEndif(offset: number): void {
    const saved = this.#conditionals.pop();
    if (saved === undefined) return;
    const arm = saved.firstArm;
    if (saved.depth !== this.#depth || (arm !== null && arm.depth !== this.#depth)) this.#unbalanced = true;
    if (arm === null) return;
    if (arm.skipping !== this.#skipping) this.#turn(arm, arm.pending, offset);
    else if (arm.skipping && arm.pending !== this.#pending) mergeNames(this.#pending, arm.pending);
    this.#depth = arm.depth;
    this.#parentheses = arm.parentheses;
  }

  #state(): State {
    return {
      skipping: this.#skipping,
      depth: this.#depth,
      after: this.#after,
      parentheses: this.#parentheses,
      pending: this.#pending,
    };
  }

  /** Ends the item here and goes on as in `state`: in the body of `pending`, or outside of every body. */
  #turn(state: State, pending: Pending, offset: number): void {
    if (state.skipping) {
      if (!isEmpty(this.#pending)) this.#emitLeftover(offset);
      this.#pending = { ...pending, start: offset };
      this.#after = state.after;
    } else {
      const kind = this.#after === 'end-function' ? 'function' : declarationKind(this.#complete());
      this.#emitHead(kind, declarationNames(kind, this.#complete()), offset);
      this.#inEnum = false;
    }
    this.#skipping = state.skipping;
    this.#token = 'other';
  }

  /** False when a scope was never closed, so that nobody knows where it ends. */
  get isBalanced(): boolean {
    return this.#scopes.length === 0;
  }

  finish(end: number): void {
    if (this.#pending.start >= 0) this.#emitLeftover(end);
    else if (this.#oldStyle !== null) this.#emitHead('declaration', [], end);
  }

  /** Parameters of the old style have their types behind the parentheses; a lone word there is a macro. */
  #onBehindList(): void {
    const pending = this.#pending;
    if (this.#declaresPointer()) return;
    if (this.#token === 'close-paren') {
      pending.behindList = pending.listsNames && this.#language === 'c' ? 'a-word' : 'nothing';
    } else if (pending.behindList === 'a-word') {
      pending.behindList = 'a-declaration';
    }
  }

  /** True for a word that begins a declaration although a macro's call stands before it, without `;`. */
  #beginsAnew(word: ActingWord): boolean {
    const pending = this.#pending;
    const isHead = pending.groups.length > 0 && pending.shape === 'plain' && !pending.isOperator;
    if (!isHead || this.#parentheses > 0 || this.#angles > 0) return false;
    if (pending.assigned || pending.initialisers) return false;
    if (this.#token !== 'close-paren' && this.#token !== 'name') return false;
    return BEGINNERS.has(word) || (TYPE_WORDS.has(word) && pending.behindList === 'nothing');
  }

  #splitBefore(offset: number): void {
    const { groups, grouped, groupedBefore, listsNames } = this.#pending;
    const listed = listsNames ? grouped.slice(groupedBefore).slice(-4) : [];
    this.#emitHead('function', unique([...groups, ...listed].filter((name) => name >= 0)), offset);
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
        noteShape(pending, 'struct');
        break;
      case 'enum':
        pending.isEnum = true;
        noteShape(pending, word);
        break;
      case 'namespace':
      case 'typedef':
        pending.namesNamespace = pending.shape === 'using';
        noteShape(pending, word);
        break;
      case 'using':
        pending.shape = 'using';
        break;
      case 'static':
      case 'extern':
      case 'inline':
      case 'friend':
        noteSpecifier(pending, word);
        break;
      case 'template':
        this.#templateComing = true;
        break;
      case 'operator':
        this.#onQualifier();
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
      case 'final':
        // `class A final {` is no function, whatever macros stand before the name.
        pending.initialisers ||= pending.shape === 'struct';
        break;
      case 'const':
      case 'volatile':
      case 'override':
      case 'try':
      case 'while':
      case 'if':
      case 'for':
      case 'switch':
      case 'return':
    }
  }

  /**
   * Of what the name or the operator is; what stands behind `operator` is a type, and an initialiser may be
   * of anything.
   */
  #onQualifier(): void {
    const pending = this.#pending;
    if (pending.isOperator || pending.initialisers) return;
    if (this.#colonBefore) pending.qualifier = pending.lastName;
    else if (pending.groups.length === 0) pending.qualifier = -1;
  }

  /** A semicolon ends what was no attribute after all. */
  #onBrackets(byte: number, next: number, offset: number): number {
    const isEnd = byte === CLOSE_BRACKET && next === CLOSE_BRACKET;
    this.#inBrackets = !isEnd && byte !== SEMICOLON;
    return isEnd ? offset + 2 : this.#inBrackets ? offset + 1 : offset;
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
      if (this.#angles === 0 && this.#attributeAt !== 0 && !pending.assigned && !pending.initialisers) {
        const wrapped = pending.grouped.length === pending.groupedBefore + 1 && pending.listsNames;
        if (this.#isNamed() && !pending.isConversion && !this.#declaresPointer()) {
          if (pending.groups.length === 0) pending.namesBeforeGroup = pending.namesBefore;
          pending.groups.push(pending.lastName);
        } else if (this.#token === 'close-paren' && wrapped) {
          // The parentheses of `int (read)(int fd) {` keep a macro of that name away.
          pending.groups.push(pending.grouped.at(-1) ?? -1);
        } else if (pending.isOperator) {
          pending.groups.push(this.#nameOfOperator());
        }
      }
    }
    if (this.#parentheses === 0 && !pending.initialisers && this.#attributeAt !== 0) {
      if (pending.behindList === 'a-word' && this.#token === 'keyword') pending.behindList = 'a-declaration';
      pending.listsNames = true;
      pending.groupedBefore = pending.grouped.length;
    }
    this.#attributeAt = -1;
    this.#parentheses++;
    this.#token = 'open-paren';
  }

  /**
   * Whether the name of a function may stand before the parenthesis: `go`, or `go<int>` where that is made
   * anew.
   */
  #isNamed(): boolean {
    return this.#token === 'name' || (this.#token === 'close-angle' && this.#pending.isSpecialised);
  }

  /** A macro may stand around the parameters of a pointer, where old compilers took none: `void (*f) P((int));`. */
  #declaresPointer(): boolean {
    const { behindList, declared } = this.#pending;
    return declared.length > 0 && (behindList === 'a-declaration' || this.#oldStyle !== null);
  }

  /** An operator is called without its name: whoever uses its class may. A free one has but the keyword. */
  #nameOfOperator(): number {
    if (this.#pending.qualifier >= 0) return this.#pending.qualifier;
    return innermostClass(this.#scopes)?.name ?? this.#operator;
  }

  #closeParenthesis(): void {
    if (this.#parentheses > 0) this.#parentheses--;
    this.#token = 'close-paren';
  }

  #onColon(end: number): void {
    const pending = this.#pending;
    if (this.#parentheses > 0) return;
    if (this.#token === 'keyword' && pending.shape === 'plain' && innermostClass(this.#scopes) !== null) {
      this.#onAccessLabel(end);
    } else if (pending.groups.length > 0 || pending.shape === 'struct' || pending.shape === 'enum') {
      pending.initialisers = true;
    }
    this.#token = 'other';
  }

  /** `public:` is no item, but a macro may stand before it: `Q_OBJECT public:`. */
  #onAccessLabel(end: number): void {
    if (isEmpty(this.#pending)) this.#reset();
    else this.#emitHead('member', declarationNames('member', this.#complete()), end);
  }

  /** The name just read is one that is declared, unless it is part of an initial value. */
  #declareBefore(): void {
    const pending = this.#pending;
    if (this.#token === 'name' && !pending.inValue) pending.declared.push(pending.lastName);
  }

  /** Punctuation at the outermost level of a head. */
  #onOuter(byte: number, next: number, offset: number): void {
    const pending = this.#pending;
    switch (byte) {
      case SEMICOLON:
        this.#declareBefore();
        this.#endDeclaration(offset + 1);
        break;
      case EQUALS:
        if (next === EQUALS || pending.isOperator) break;
        this.#declareBefore();
        pending.assigned = true;
        pending.inValue = true;
        break;
      case OPEN_BRACKET:
        this.#declareBefore();
        break;
      case COMMA:
        // `Map<Key, Value> table;` declares no `Map`.
        if (this.#angles > 0) break;
        this.#declareBefore();
        pending.inValue = false;
        break;
      case LESS:
      case GREATER:
        if (this.#language === 'cpp' && !pending.isOperator && !pending.assigned && this.#token !== 'minus') {
          this.#angles = byte === LESS ? this.#angles + 1 : Math.max(0, this.#angles - 1);
        }
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
      const namespace = this.#openNamespace();
      this.#scopes.push({ kind: 'namespace', name: -1, namespace, local: pending.typeName < 0 });
      this.#emitHead('declaration', [], end);
    } else if (pending.isExtern && this.#token === 'string') {
      const namespace = innermostNamespace(this.#scopes);
      this.#scopes.push({ kind: 'namespace', name: -1, namespace, local: false });
      this.#emitHead('declaration', [], end);
    } else if (pending.shape === 'typedef') {
      this.#inEnum = pending.isEnum;
      this.#skip('go-on');
    } else if (pending.shape !== 'plain' && pending.shape !== 'using' && opensType(pending)) {
      this.#openType(end);
    } else if (pending.groups.length > 0) {
      if (pending.initialisers && (this.#token === 'name' || this.#token === 'other')) this.#skip('go-on');
      else this.#skip('end-function');
    } else {
      if (pending.lastName >= 0) pending.declared.push(pending.lastName);
      this.#skip(this.#language === 'cpp' && pending.lastName >= 0 ? 'end-variable' : 'end-function');
    }
  }

  /** What an inline namespace holds is in the one around it, too. */
  #openNamespace(): number {
    const { namespaces, isInline } = this.#pending;
    const around = innermostNamespace(this.#scopes);
    const joint = this.#listener.namespaceOf(around, namespaces);
    return isInline ? this.#listener.namespaceOf(around, namespaces.slice(0, -1)) : joint;
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

  #openType(end: number): void {
    const pending = this.#pending;
    if (pending.shape === 'enum' || this.#language === 'c') {
      this.#inEnum = pending.shape === 'enum';
      this.#skip('go-on');
      return;
    }
    const name = pending.typeName;
    const scope: Scope = { kind: 'class', name, namespace: innermostNamespace(this.#scopes), local: false };
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
        // What a name behind the braces of a type declares is not the type.
        if (this.#pending.shape === 'struct' || this.#pending.shape === 'enum')
          this.#pending.initialisers = true;
        return;
      case 'end-function': {
        // A body without a name, such as a handler behind a function's `try`, goes with what came before.
        const names = functionNames(this.#complete());
        this.#emitHead('function', names.length > 0 ? names : this.#previousNames, end);
        return;
      }
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
    // `namespace fs = std::filesystem;`, `using namespace std;`
    if (pending.shape === 'namespace') this.#listener.namespaceOf(-1, pending.namespaces);
    if (pending.namesNamespace) this.#listener.namespaceOf(-1, pending.declared.splice(0));
    const kind = declarationKind(this.#complete());
    const beginsOldStyle = kind === 'declaration' && pending.behindList === 'a-declaration';
    if (this.#oldStyle === null && beginsOldStyle) {
      this.#oldStyle = this.#shape(kind, functionNames(this.#complete()), end);
      this.#oldStyleNames = [...pending.declared];
      this.#reset();
    } else if (this.#oldStyle !== null && isParameterDeclaration(kind, pending)) {
      this.#oldStyleNames.push(...pending.declared);
      this.#reset();
    } else {
      this.#emitHead(kind, declarationNames(kind, this.#complete()), end);
    }
  }

  /** What looked like an old-style head had no body: its names go to the item behind it. */
  #absorbOldStyle(): readonly number[] {
    const old = this.#oldStyle;
    if (old === null) return [];
    this.#pending.start = old.start;
    this.#oldStyle = null;
    return [...old.names, ...this.#oldStyleNames];
  }

  /** The head as it stands, once nothing more belongs to it. */
  #complete(): Complete {
    return { pending: this.#pending, within: innermostClass(this.#scopes), language: this.#language };
  }

  #emitHead(kind: ItemKind, names: readonly number[], end: number): void {
    const absorbed = this.#absorbOldStyle();
    const all = absorbed.length === 0 ? names : unique([...names, ...absorbed]);
    this.#listener.onItem(this.#shape(kind, all, end));
    if (kind === 'function') this.#previousNames = names;
    this.#reset();
    this.#unbalanced = false;
  }

  /** Tokens that belong to nothing bear their own names and those of what came before. */
  #emitLeftover(end: number): void {
    if (!this.#skipping && innermostClass(this.#scopes) !== null) {
      this.#emitHead('member', declarationNames('member', this.#complete()), end);
      return;
    }
    const names = unique([...functionNames(this.#complete()), ...this.#previousNames]);
    const before = this.#previousNames;
    this.#emitHead('function', names, end);
    this.#previousNames = before;
  }

  #shape(kind: ItemKind, names: readonly number[], end: number): Shape {
    const pending = this.#pending;
    const scope = innermostClass(this.#scopes);
    const local = scope === null && (pending.isLocal || this.#scopes.some((outer) => outer.local));
    // A friend defined in a class is no method; its operators are told by the class all the same.
    const isFriend = kind === 'function' && pending.isFriend && !pending.isOperator;
    return {
      kind,
      names,
      scope: isFriend ? -1 : (scope?.name ?? (kind === 'function' ? pending.qualifier : -1)),
      namespace: innermostNamespace(this.#scopes),
      inClass: scope !== null,
      local,
      start: pending.start,
      end,
    };
  }

  #reset(): void {
    this.#pending = newPending(-1);
    this.#token = 'none';
    this.#parentheses = 0;
    this.#templateDepth = 0;
    this.#templateComing = false;
    this.#attributeAt = -1;
    this.#inBrackets = false;
    this.#colonBefore = false;
    this.#angles = 0;
  }
}

/** Words between the parameters and the body that change nothing about what came before. */
function isQualifier(word: ActingWord | null): boolean {
  return (
    word === 'const' ||
    word === 'volatile' ||
    word === 'override' ||
    word === 'final' ||
    word === 'noexcept' ||
    word === 'try'
  );
}
