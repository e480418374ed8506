/**
 * What a finding is known by from one run to the next: its rule, its API, the function around it and its own text
 * without blanks. It survives moved code, renamed files and a formatter; line numbers and paths play no part.
 */
import { createHash } from 'node:crypto';
import type { Finding, ReportInput } from '../model/index.ts';
import { compareSpans } from '../model/index.ts';

/**
 * By the finding's id: 32 hexadecimal digits, a colon, and a number that counts equal findings in the order of their
 * places. Each stands once in a run, and n equal findings always have the numbers 1 to n.
 */
export function fingerprintsOf(
  findings: readonly Finding[],
  lineAt: ReportInput['lineAt'],
): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  const sorted = [...findings].sort((a, b) => compareSpans(a.span, b.span) || (a.id < b.id ? -1 : 1));
  return new Map(
    sorted.map((finding) => {
      const content = contentOf(finding, lineAt);
      const count = (counts.get(content) ?? 0) + 1;
      counts.set(content, count);
      return [finding.id, `${content}:${count}`];
    }),
  );
}

function contentOf(finding: Finding, lineAt: ReportInput['lineAt']): string {
  const { rule, symbol, within } = finding;
  const content = JSON.stringify([rule, symbol, within, textOf(finding, lineAt)]);
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}

/** Blanks go, because that is all that a formatter changes of a call. */
function textOf({ span }: Finding, lineAt: ReportInput['lineAt']): string {
  const count = span.endLine - span.line + 1;
  const lines = Array.from({ length: count }, (_, index) => lineAt(span.file, span.line + index) ?? '');
  const cut = lines.map((line, index) =>
    line.slice(index === 0 ? span.column - 1 : 0, index === count - 1 ? span.endColumn - 1 : line.length),
  );
  return cut.join('').replace(/\s+/g, '');
}
