/**
 * What the tree says of the types of a name, by their words: other names of types, classes with their
 * members, and mere announcements of classes.
 */
import { openAnswers } from './answers.ts';
import { typeAliased } from './class-heads.ts';
import type { Program } from './link.ts';

/** What an item says of the type whose name it bears. */
export interface NamedType {
  readonly file: number;
  /** What it is another name of, and whether of a pointer to it. */
  readonly alias: string | null;
  readonly isPointer: boolean;
  /** Whether it is a class with its members, not merely its name. */
  readonly isDefinition: boolean;
  /** Whether it only says that there is such a class, which may lie outside of the tree. */
  readonly isAnnounced: boolean;
}

export function typesNamed({ tree, textOf }: Program, name: number): readonly NamedType[] {
  return namedTypes(tree, name, () => {
    const types = tree.bearers(name).filter((one) => tree.item(one).kind === 'type');
    return types.map((one): NamedType => {
      const text = textOf(one);
      const alias = typeAliased(text);
      const isPointer = alias !== null && /\*\s*(?:\w+\s*)?;?$/.test(text.trimEnd());
      return {
        file: tree.fileOf(one),
        alias,
        isPointer,
        isDefinition: alias === null && isClass(text),
        isAnnounced: ANNOUNCED.test(text),
      };
    });
  });
}

const namedTypes = openAnswers<number, readonly NamedType[]>();

/** Whether it is a class with its members, not merely its name. */
function isClass(text: string): boolean {
  const end = text.search(/[;{]/);
  if (text.charAt(end) !== '{' || /^(?:typedef\s+)?enum\b/.test(text)) return false;
  return /\b(?:class|struct|union)\b/.test(text.slice(0, end));
}

/** `class QWidget;`, `using std::string;` */
const ANNOUNCED = /^(?:(?:class|struct|union)\s+[\w\s]+|using\s+(?:\w+\s*::\s*)+\w+\s*);?\s*$/;
