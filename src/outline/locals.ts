/**
 * Notices which names an item declares for itself, its parameters and local variables, from the tokens alone.
 * Uses of such a name mean the local thing, so the item does not mention it: without this every `n` and `next`
 * would lead to whatever function is called so. It says rather too little: what might be an expression, such
 * as `a * b`, or a macro's doing, declares nothing, and scopes smaller than the item are not told apart.
 */
import {
  AMPERSAND,
  CLOSE_BRACE,
  CLOSE_PAREN,
  COLON,
  COMMA,
  EQUALS,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  SEMICOLON,
  STAR,
} from './bytes.ts';
import type { Region } from './head.ts';

/**
 * What the tokens so far may be the beginning of. `start`: nothing, a statement or parameter begins here.
 * `tag`: `struct` came, its name follows. `type`: surely a type. `name`: one name, at the beginning.
 * `qualified`: `::` behind such a name. `inner`: a name behind a parenthesis inside of a body. `declarator`:
 * a type and stars. `candidate`: a name behind a type. `second`: a name behind that, if it was a type, too.
 * `list`: a comma behind a declared name.
 */
type Place =
  | 'start'
  | 'open'
  | 'tag'
  | 'type'
  | 'name'
  | 'qualified'
  | 'inner'
  | 'declarator'
  | 'candidate'
  | 'second'
  | 'list'
  | 'other';

/** Where the tokens so far, and a candidate with them, can be a type. */
const NAMES_TYPE: Readonly<Record<Place, boolean>> = {
  start: false,
  open: false,
  tag: false,
  type: true,
  name: true,
  qualified: false,
  inner: false,
  declarator: true,
  candidate: true,
  second: true,
  list: false,
  other: false,
};

/** What a keyword can do in a declaration: say a type or more of it, announce a tag, or declare what lies elsewhere. */
export type DeclaringWord = 'type' | 'qualifier' | 'tag' | 'elsewhere' | 'none';

/** A class, as it is a state machine between the tokens. */
export class LocalNames {
  #place: Place = 'start';
  #candidate = -1;
  /** The name that the candidate's declaration began with, or -1. */
  #type = -1;
  /** Whether the statement began with what may be a macro: `RETURN name;` declares nothing, other than `FILE *name;`. */
  #isDoubtful = false;
  /** Open since the statement began. */
  #parentheses = 0;
  /** Behind `extern` or `typedef`: what is declared is not the item's own. */
  #isElsewhere = false;
  readonly #declare: (name: number) => void;
  readonly #noteType: (name: number) => void;

  /** `noteType` is told the names that surely are types. */
  constructor(declare: (name: number) => void, noteType: (name: number) => void) {
    this.#declare = declare;
    this.#noteType = noteType;
  }

  /** `looksLikeMacro`: written in capitals, so that it may stand for anything. */
  onName(name: number, looksLikeMacro: boolean): void {
    switch (this.#place) {
      case 'tag':
        this.#place = 'type';
        return;
      case 'type':
      case 'name':
      case 'inner':
      case 'declarator':
      case 'list':
        this.#place = 'candidate';
        this.#candidate = name;
        return;
      case 'candidate':
        this.#place = 'second';
        this.#candidate = name;
        return;
      case 'second':
        this.#place = 'other';
        return;
      case 'start':
      case 'qualified':
        // `FILE *in` declares, but what is written so need not be a type everywhere.
        this.#type = looksLikeMacro ? -1 : name;
        this.#isDoubtful = looksLikeMacro;
        this.#place = 'name';
        return;
      case 'open':
        this.#type = name;
        this.#isDoubtful = false;
        this.#place = looksLikeMacro ? 'other' : 'inner';
        return;
      case 'other':
        return;
    }
  }

  onKeyword(word: DeclaringWord): void {
    this.#type = -1;
    this.#isDoubtful = false;
    switch (word) {
      case 'type':
        this.#place = 'type';
        return;
      case 'qualifier':
        this.#onQualifier();
        return;
      case 'tag':
        this.#place = 'tag';
        return;
      case 'elsewhere':
        this.#isElsewhere = true;
        this.#place = 'other';
        return;
      case 'none':
        this.#place = 'other';
    }
  }

  /** `const` alone is no type yet: the name behind it is. */
  #onQualifier(): void {
    if (NAMES_TYPE[this.#place]) this.#place = 'type';
    else if (this.#place !== 'start' && this.#place !== 'open') this.#place = 'other';
  }

  onLiteral(): void {
    this.#place = 'other';
  }

  onPunctuation(byte: number, region: Region): void {
    const inParameters = region === 'parameters';
    if (region === 'outside') {
      // What stands here is the item's own name, or the next one's.
      this.#place = byte === OPEN_PAREN || byte === OPEN_BRACE ? 'start' : 'other';
      this.#isElsewhere = false;
      return;
    }
    switch (byte) {
      case SEMICOLON:
        if (!this.#isDoubtful) this.#confirm();
        this.#isElsewhere = false;
        this.#parentheses = 0;
        this.#place = 'start';
        return;
      case OPEN_BRACE:
      case CLOSE_BRACE:
        this.#parentheses = 0;
        this.#isElsewhere = false;
        this.#place = 'start';
        return;
      case OPEN_PAREN:
        this.#parentheses++;
        this.#place = inParameters ? 'start' : 'open';
        return;
      case COMMA: {
        const isDeclaration = this.#confirm();
        // Between parentheses of a body each parameter has a type of its own.
        const goesOn = isDeclaration && this.#parentheses === 0;
        this.#place = inParameters ? 'start' : goesOn ? 'list' : 'open';
        return;
      }
      case STAR:
      case AMPERSAND:
        this.#onStar();
        return;
      case COLON:
        this.#place = this.#place === 'name' || this.#place === 'qualified' ? 'qualified' : 'other';
        return;
      case CLOSE_PAREN:
        if (this.#parentheses > 0) this.#parentheses--;
        this.#confirm();
        this.#place = 'other';
        return;
      case EQUALS:
      case OPEN_BRACKET:
        this.#confirm();
        this.#place = 'other';
        return;
      default:
        this.#place = 'other';
    }
  }

  /** `const name *p`: the candidate was part of the type; `name * p` at the beginning declares, too. */
  #onStar(): void {
    this.#isDoubtful = false;
    if (NAMES_TYPE[this.#place]) this.#place = 'declarator';
    else if (this.#place !== 'list') this.#place = 'other';
  }

  #confirm(): boolean {
    if (this.#place !== 'candidate' && this.#place !== 'second') return false;
    if (!this.#isElsewhere) this.#declare(this.#candidate);
    if (this.#type >= 0) this.#noteType(this.#type);
    this.#isDoubtful = false;
    return true;
  }
}
