/**
 * Holds what is found in an example of a rule's page against what its lines say of themselves. The same for the rules
 * that are built in and for those of a project.
 */
import type { Finding } from '../model/index.ts';
import { type Claim, missed, type PageExample } from '../rulebook/index.ts';

/** Where the two part: ``7: `fine: pipes` is not found``, with the page's line, in order. */
export function differencesFrom(example: PageExample, findings: readonly Finding[]): readonly string[] {
  return compare(
    example.claims,
    findings.map((finding) => claimOf(finding, example)),
  );
}

function claimOf(finding: Finding, example: PageExample): Claim {
  const { span, rule } = finding;
  const block = example.blocks.find(({ file }) => file === span.file);
  return { file: span.file, line: (block?.firstLine ?? 1) + span.line - 1, word: wordOf(finding), rule };
}

function wordOf({ effect, certainty, duration }: Finding): string {
  if (effect !== 'stays') return effect;
  if (certainty === 'possible') return 'may stay';
  return duration === 'lasting' ? 'stays' : 'stays for now';
}

function compare(claims: readonly Claim[], found: readonly Claim[]): readonly string[] {
  const expected = claims.filter(({ word }) => word !== missed);
  const differences = new Map<number, { expected: string[]; found: string[]; missed: string[] }>();
  const at = (line: number): { expected: string[]; found: string[]; missed: string[] } => {
    const entry = differences.get(line) ?? { expected: [], found: [], missed: [] };
    differences.set(line, entry);
    return entry;
  };
  for (const claim of expected) if (!holds(found, claim)) at(claim.line).expected.push(spell(claim));
  for (const claim of found) {
    const miss = claims.find(
      ({ word, line, rule }) => word === missed && line === claim.line && rule === claim.rule,
    );
    if (miss !== undefined) at(claim.line).missed.push(spell(claim));
    else if (!holds(expected, claim)) at(claim.line).found.push(spell(claim));
  }
  return [...differences].sort(([a], [b]) => a - b).map(([line, entry]) => `${line}: ${describe(entry)}`);
}

function describe(entry: {
  readonly expected: readonly string[];
  readonly found: readonly string[];
  readonly missed: readonly string[];
}): string {
  const [expected, found, missed] = [entry.expected, entry.found, entry.missed].map(list);
  if (missed !== '') return `${missed} is found by now, so it is missed no longer`;
  if (found === '') return `${expected} is not found`;
  return expected === ''
    ? `${found} is found, but the line does not say so`
    : `${expected} is not found, but ${found}`;
}

function list(claims: readonly string[]): string {
  return [...new Set(claims)]
    .sort()
    .map((claim) => `\`${claim}\``)
    .join(', ');
}

function holds(claims: readonly Claim[], { line, word, rule }: Claim): boolean {
  return claims.some((claim) => claim.line === line && claim.word === word && claim.rule === rule);
}

function spell({ word, rule }: Claim): string {
  return `${word}: ${rule}`;
}
