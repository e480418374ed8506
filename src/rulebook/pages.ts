/**
 * Reads the examples out of a rule's page: the fenced C and C++ blocks with what their lines say of themselves.
 * Analyses nothing, and holds no line to its word.
 */

/** What a line says, or what a finding amounts to: `stays: locked-memory`. */
export interface Claim {
  readonly file: string;
  /** In the README. */
  readonly line: number;
  readonly word: string;
  readonly rule: string;
}

/** One file of an example, cut out of the README. */
export interface Block {
  readonly file: string;
  readonly text: string;
  /** The README's line of the block's first line. */
  readonly firstLine: number;
}

/** What is analysed together: one block, or all blocks under a heading that name their file. */
export interface PageExample {
  readonly heading: string;
  /** Null for the default target. */
  readonly target: string | null;
  readonly blocks: readonly Block[];
  readonly claims: readonly Claim[];
}

export interface Page {
  readonly title: string;
  readonly headings: readonly string[];
  readonly examples: readonly PageExample[];
  /** Annotations and fences that cannot be understood, each a sentence with its line. */
  readonly mistakes: readonly string[];
}

export const claimWords = [
  'stays',
  'stays for now',
  'may stay',
  'fine',
  'costs',
  'unsafe',
  'crashes',
  'locked',
];
export const missed = 'missed';

/** Blocks in these are examples; a block of a shell may be any script by the name of its file. */
const languages = ['c', 'cpp', 'sh'];

interface Fence {
  readonly heading: string;
  readonly language: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly firstLine: number;
  readonly lines: readonly string[];
}

export function readPage(text: string): Page {
  const mistakes: string[] = [];
  const lines = text.split('\n');
  const headings: string[] = [];
  const fences: Fence[] = [];
  for (let at = 0; at < lines.length; at++) {
    const opening = /^```(\w+)(.*)$/.exec(lines[at] ?? '');
    if (opening === null) {
      const heading = /^##+ (.*)$/.exec(lines[at] ?? '')?.[1];
      if (heading !== undefined) headings.push(heading);
      continue;
    }
    const end = lines.indexOf('```', at + 1);
    if (end < 0) mistakes.push(`Line ${at + 1}: this block is never closed.`);
    const close = end < 0 ? lines.length : end;
    fences.push({
      heading: headings.at(-1) ?? '',
      language: opening[1] ?? '',
      attributes: readAttributes(opening[2] ?? '', at + 1, mistakes),
      firstLine: at + 2,
      lines: lines.slice(at + 1, close),
    });
    at = close;
  }
  const code = fences.filter(({ language }) => languages.includes(language));
  const examples = groupOf(code).map((group) => readExample(group, mistakes));
  return { title: /^# (.*)$/.exec(lines[0] ?? '')?.[1] ?? '', headings, examples, mistakes };
}

function readAttributes(text: string, line: number, mistakes: string[]): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const word of text.split(' ').filter((one) => one !== '')) {
    const [, key, value] = /^(file|target)=(\S+)$/.exec(word) ?? [];
    if (key === undefined || value === undefined) mistakes.push(`Line ${line}: "${word}" is not known here.`);
    else attributes.set(key, value);
  }
  return attributes;
}

/** Blocks that name their file stand together under one heading; every other one stands alone. */
function groupOf(fences: readonly Fence[]): readonly (readonly Fence[])[] {
  const groups: Fence[][] = [];
  const trees = new Map<string, Fence[]>();
  for (const fence of fences) {
    const tree = trees.get(fence.heading);
    if (!fence.attributes.has('file')) groups.push([fence]);
    else if (tree !== undefined) tree.push(fence);
    else {
      const begun = [fence];
      trees.set(fence.heading, begun);
      groups.push(begun);
    }
  }
  return groups;
}

function readExample(fences: readonly Fence[], mistakes: string[]): PageExample {
  const blocks = fences.map((fence): Block => {
    const file = fence.attributes.get('file') ?? `example.${fence.language}`;
    return { file, text: `${fence.lines.join('\n')}\n`, firstLine: fence.firstLine };
  });
  const targets = new Set(fences.flatMap((fence) => fence.attributes.get('target') ?? []));
  const line = fences[0]?.firstLine ?? 0;
  if (targets.size > 1) mistakes.push(`Line ${line}: one tree has one target, not ${targets.size}.`);
  if (new Set(blocks.map(({ file }) => file)).size < blocks.length)
    mistakes.push(`Line ${line}: two blocks of one tree have the same file name.`);
  return {
    heading: fences[0]?.heading ?? '',
    target: [...targets][0] ?? null,
    blocks,
    claims: blocks.flatMap((block) => readClaims(block, mistakes)),
  };
}

const annotation = new RegExp(`(?://|#)\\s*((?:${[...claimWords, missed].join('|')}):.*)$`);

function readClaims(block: Block, mistakes: string[]): readonly Claim[] {
  return block.text.split('\n').flatMap((text, index) => {
    const line = block.firstLine + index;
    const said = annotation.exec(text)?.[1];
    if (said === undefined) return [];
    return said.split(';').flatMap((part) => {
      const [, word, rules] = /^\s*([a-z ]+): ([a-z0-9, -]+?)\s*$/.exec(part) ?? [];
      if (word === undefined || rules === undefined || !(claimWords.includes(word) || word === missed)) {
        mistakes.push(`Line ${line}: "${part.trim()}" is no annotation.`);
        return [];
      }
      return rules.split(',').map((rule): Claim => {
        return { file: block.file, line, word, rule: rule.trim() };
      });
    });
  });
}
