/**
 * What the heads of classes, and declarations that give a class or a namespace another name, say by their words: bases,
 * and what the name stands for. Whether there is such a class is asked elsewhere.
 */
import { withoutTemplates } from '../facts/index.ts';

/** The pattern is tried behind each `class` of a head, of which even wild templates have few. */
const LONGEST_HEAD = 4000;
/** Comments and directives. */
const ASIDE = /\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|\/\/.*|^[ \t]*#.*/gm;
const BASES = /^[^{;]*?\b(?:class|struct)\b(?:[^:{;]|::)*?:(?!:)([^{;]*)/;

/** What stands behind the colon of a class's head: `class Panel : public Base {`, `class Outer::Inner : Base {`. */
export function baseList(head: string): string {
  return BASES.exec(head.slice(0, LONGEST_HEAD).replace(ASIDE, ' '))?.[1] ?? '';
}

/** The classes that a class derives from, without arguments of templates, and without macros before them. */
export function baseNames(head: string): readonly string[] {
  const parts = withoutTemplates(baseList(head)).split(',');
  return parts.flatMap(
    (part) => /((?:\w+\s*::\s*)*\w+)\s*(?:\.\.\.)?\s*$/.exec(part)?.[1]?.replace(/\s+/g, '') ?? [],
  );
}

const NAMESPACE_ALIAS = /^(?:inline\s+)?namespace\s+\w+\s*=\s*([\w:\s]+)/;
const ALIAS = /^(?:template\s*<[^>]*>\s*)?using\s+\w+\s*=\s*([^;]+)/;
const TYPE_DEFINITION = /^typedef\s+((?:\w+\s*::\s*)*\w+(?:\s*<[^;]*>)?)[\s*&]+\w+\s*;?\s*$/;

export function namespaceAliased(text: string): string | null {
  const written = NAMESPACE_ALIAS.exec(text)?.[1];
  return written === undefined ? null : bare(written);
}

/** As it is written, with the arguments of templates. */
export function typeAliased(text: string): string | null {
  return (ALIAS.exec(text) ?? TYPE_DEFINITION.exec(text))?.[1] ?? null;
}

/** `std::thread` for `using T = std::thread;` and `typedef std::thread T;`. */
export function aliasedBy(text: string): string | null {
  const written = typeAliased(text);
  return written === null ? null : bare(written).replace(/(?<![*&])[*&]+$/, '');
}

/** A type without its arguments and the words around it. */
export function bare(type: string): string {
  const text = type.replace(/\b(?:const|volatile|typename|class|struct)\b|\s+/g, '');
  return withoutTemplates(text).replace(/^::/, '');
}
