/** `mig-lint explain`: the words of the command line to the pages or the document that explain them. */
import type { Expert } from './engine.ts';
import type { Environment } from './environment.ts';
import { explanationLines } from './explain.ts';
import { explanationOf, type Explanation } from './explanation.ts';
import { knownWords, type Library, lookUp } from './lookup.ts';
import { misuse, type Misuse } from './misuse.ts';
import type { ExplainOptions } from './commands.ts';
import type { Page } from './page.ts';
import { suggestion } from '../rulebook/index.ts';

/** Grows by one when a reader of the old document could misread the new one. */
const schemaVersion = 1;

export interface Explained {
  readonly kind: 'explained';
  readonly text: string;
}

export function explainWords(
  { words, target, format }: ExplainOptions,
  expert: Expert,
  environment: Environment,
  page: Page,
): Explained | Misuse {
  const library = libraryFor(target, expert);
  const { rulebook } = library;
  const wanted = wordsToLookUp(words, library);
  const unknown = wanted.find((word) => lookUp(word, library).length === 0);
  if (unknown !== undefined) {
    const near = suggestion(unknown, knownWords(library));
    return misuse(`\`${unknown}\` is no rule, stay reason or API that is known for ${target}.${near}`);
  }
  const explanations = distinct(
    wanted.flatMap((word) => lookUp(word, library)).map((topic) => explanationOf(topic, library)),
  );
  switch (format) {
    case 'text': {
      const pages = explanations.map((one) => explanationLines(one, rulebook, page).join('\n'));
      return { kind: 'explained', text: pages.join('\n\n') };
    }
    case 'json': {
      const tool = { name: 'mig-lint', version: environment.version };
      const document = { schemaVersion, tool, target, explanations };
      return { kind: 'explained', text: JSON.stringify(document, null, 2) };
    }
  }
}

export function libraryFor(target: string, expert: Expert): Library {
  const others = expert.targets.filter(({ id }) => id !== target).map(({ id }) => expert.rulebookFor(id));
  return { rulebook: expert.rulebookFor(target), others, glossary: expert.glossary };
}

/** Some names have a blank in them. Else each line of `"$(cat /proc/PID/cantmove)"` is a word of its own. */
function wordsToLookUp(words: readonly string[], library: Library): readonly string[] {
  const whole = words.join(' ');
  if (lookUp(whole, library).length > 0) return [whole];
  return words
    .flatMap((word) => (lookUp(word, library).length > 0 ? [word] : word.split(/\s+/)))
    .filter(Boolean);
}

function distinct(explanations: readonly Explanation[]): readonly Explanation[] {
  return [...new Map(explanations.map((one) => [JSON.stringify(one), one])).values()];
}
