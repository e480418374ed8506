/**
 * The shortest program that uses what a row names, so that every name of the rulebook is seen to be recognised: the
 * READMEs show one prototype of each row, and a misspelt or unreachable one of the others would never be missed.
 */
import type { Api } from '../../src/model/index.ts';
import type { Knowledge } from '../../src/rulebook/index.ts';
import type { PageExample as Example } from '../../src/rulebook/index.ts';

export interface Probe {
  readonly rule: string;
  readonly written: string;
  readonly language: 'c' | 'cpp';
  /** Ways to write the use; all of them must be recognised. */
  readonly lines: readonly string[];
}

export function probesOf({ rules, externals }: Knowledge): readonly Probe[] {
  const prefixes = externals.numberedCalls.flatMap((call) =>
    call.prefixes.map((prefix) => ({ prefix, call: call.name })),
  );
  const probes = rules.flatMap(({ id, rows }) =>
    rows.map(({ api, written }): Probe => {
      const lines = api.kind === 'function' ? linesOfFunction(api, prefixes) : [lineOf(api)];
      const language = api.kind === 'type' || api.name.includes('::') ? 'cpp' : 'c';
      return { rule: id, written, language, lines };
    }),
  );
  return [...new Map(probes.map((probe) => [`${probe.rule} ${probe.written}`, probe])).values()];
}

function linesOfFunction(
  { name, parameters }: Api & { readonly kind: 'function' },
  prefixes: readonly { readonly prefix: string; readonly call: string }[],
): readonly string[] {
  const values = parameters.map(() => '1');
  const numbered = prefixes.find(({ prefix }) => name.startsWith(prefix));
  if (numbered !== undefined) return [`${numbered.call}(${[name, ...values].join(', ')});`];
  const parts = name.split('::');
  const owner = parts.slice(0, -1).join('::');
  const given = `(${values.join(', ')})`;
  const plain = `${name}${given};`;
  return owner === '' ? [plain] : [plain, `{ ${owner} *object = nullptr; object->${parts.at(-1) ?? ''}${given}; }`];
}

function lineOf(api: Exclude<Api, { readonly kind: 'function' }>): string {
  switch (api.kind) {
    case 'type':
      return `{ ${api.name} object(1); }`;
    case 'pragma':
      return `\n#pragma ${api.name}\n{ ; }`;
    case 'instruction':
      return `asm volatile("${api.name}");`;
    case 'path':
      return `use("${api.name.replace('*', '%d')}");`;
    case 'command':
      return `system("${api.name} ${api.shape.operands.map(() => '1').join(' ')} prog");`;
  }
}

export interface ProbeFile {
  readonly example: Example;
  /** Line to the use that stands there, with its rule. */
  readonly at: ReadonlyMap<number, string>;
}

/** All probes of one language in one file, a function for every line. */
export function fileOf(probes: readonly Probe[], language: 'c' | 'cpp'): ProbeFile {
  const at = new Map<number, string>();
  const lines: string[] = [];
  for (const probe of probes.filter((one) => one.language === language)) {
    for (const line of probe.lines) {
      for (const part of `void probe_${lines.length}(void) { ${line} }`.split('\n')) {
        lines.push(part);
        at.set(lines.length, `${probe.rule}: ${line.trim()}`);
      }
    }
  }
  const block = { file: `probes.${language}`, text: `${lines.join('\n')}\n`, firstLine: 1 };
  return { example: { heading: '', target: null, blocks: [block], claims: [] }, at };
}
