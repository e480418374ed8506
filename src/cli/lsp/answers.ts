/** Findings as the protocol has them: diagnostics with their paths, and the actions that an editor offers for them. */
import { resolve } from 'node:path';
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Location,
  type Range,
} from 'vscode-languageserver/node';
import type { Level } from '../../model/index.ts';
import type { Hop, SeenFile, SeenFinding, SeenNotice } from './survey.ts';
import { suppressingEdits, type SuppressInput } from './suppressing.ts';

export const SHOW_WAY = 'mig-lint.showCallPath';

/** From an absolute path to the name that the editor has for it. */
export type UriOf = (path: string) => string;

const severities: Readonly<Record<Level, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
};

export function diagnosticsOf(
  { findings, notices }: SeenFile,
  root: string,
  uriOf: UriOf,
): readonly Diagnostic[] {
  return [...findings.map((one) => diagnosticOf(one, root, uriOf)), ...notices.map(diagnosticOfNotice)];
}

function diagnosticOf(finding: SeenFinding, root: string, uriOf: UriOf): Diagnostic {
  const { range, level, rule, message, through, way } = finding;
  const hops = [...(way === null ? [] : way.hops), ...through];
  const relatedInformation = hops.map((hop) => ({
    location: locationOf(hop, root, uriOf),
    message: hop.text,
  }));
  const severity = severities[level];
  return { range, severity, code: rule, source: 'mig-lint', message, relatedInformation };
}

/** As loud as a warning, because what it says of a suppression is always something to mend. */
function diagnosticOfNotice({ range, text }: SeenNotice): Diagnostic {
  return {
    range,
    severity: DiagnosticSeverity.Warning,
    code: 'suppression',
    source: 'mig-lint',
    message: text,
  };
}

/** The argument of the command, and what it returns: the places of the path, the entry point first. */
export interface ShownWay {
  readonly title: string;
  readonly locations: readonly Location[];
}

export function actionsFor(
  finding: SeenFinding,
  document: Omit<SuppressInput, 'rule' | 'line'> & { readonly uri: string },
  root: string,
  uriOf: UriOf,
): readonly CodeAction[] {
  const { uri, ...input } = document;
  const diagnostics = [diagnosticOf(finding, root, uriOf)];
  const { rule, range } = finding;
  const suppress = suppressingEdits({ ...input, rule, line: range.start.line }).map(
    ({ title, edit }): CodeAction => {
      return { title, kind: CodeActionKind.QuickFix, diagnostics, edit: { changes: { [uri]: [edit] } } };
    },
  );
  return [...suppress, ...showWay(finding, root, uriOf).map((action) => ({ ...action, diagnostics }))];
}

function showWay({ way, symbol }: SeenFinding, root: string, uriOf: UriOf): readonly CodeAction[] {
  if (way === null) return [];
  const names = way.hops.map(({ text }) => /^`(.*?)`/.exec(text)?.[1] ?? text);
  const shown: ShownWay = {
    title: `How ${way.program} comes to \`${symbol}\`: ${names.join(' -> ')}`,
    locations: way.hops.map((hop) => locationOf(hop, root, uriOf)),
  };
  const title = `Show the call path from ${way.program} to \`${symbol}\``;
  return [
    { title, kind: CodeActionKind.QuickFix, command: { title, command: SHOW_WAY, arguments: [shown] } },
  ];
}

function locationOf({ file, range }: Hop, root: string, uriOf: UriOf): Location {
  return { uri: uriOf(resolve(root, file)), range };
}

export function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
