/** Places as SARIF wants them: relative URIs, columns in UTF-16 code units, snippets. */
import type { PhysicalLocation, Region, Run } from 'sarif';
import type { Analysis, Span } from '../../model/index.ts';
import { decodedLine, utf16Column } from '../decode.ts';
import { counted } from '../words.ts';
import type { SourceText } from './source-text.ts';

const rootId = '%SRCROOT%';
const linesAround = 2;

/** A generated line may be megabytes long; nobody reads more of it than this. */
const longestSnippet = 1000;

/** The region alone: what a hop or a related place needs. */
export function physicalLocation(span: Span, source: SourceText): PhysicalLocation {
  return { artifactLocation: artifactLocation(span.file, source), region: regionOf(span, source) };
}

/** With the text of the region and the lines around it: what a result needs. */
export function quotedLocation(span: Span, source: SourceText): PhysicalLocation {
  const region = { ...regionOf(span, source), snippet: { text: regionText(span, source) } };
  const contextRegion = contextOf(span, source);
  return {
    artifactLocation: artifactLocation(span.file, source),
    region,
    ...(contextRegion === null ? {} : { contextRegion }),
  };
}

export function artifactLocation(
  file: string,
  { inRepository }: SourceText,
): { uri: string; uriBaseId: string } {
  const path = inRepository(file);
  const above = foldersAbove(path);
  const segments = path.split('/').slice(above);
  return { uri: segments.map(encodedSegment).join('/'), uriBaseId: baseIdOf(above) };
}

/** Which folders the relative URIs begin at, in words only: where they lie is nobody else's business. */
export function baseIds(
  analysis: Analysis,
  { inRepository }: SourceText,
): NonNullable<Run['originalUriBaseIds']> {
  const { findings, programs, notices } = analysis;
  const spans = [
    ...findings.flatMap(({ finding }) => [finding.span, ...finding.through.map(({ span }) => span)]),
    ...programs.flatMap(({ reasons }) => reasons.flatMap(({ path }) => path.map(({ span }) => span))),
    ...[analysis, ...programs].flatMap(({ holes }) => holes.map(({ span }) => span)),
  ];
  const named = notices.flatMap(({ file }) => (file === null ? [] : [file]));
  const files = [...spans.map(({ file }) => file), ...named];
  const heights = new Set([0, ...[...new Set(files)].map((file) => foldersAbove(inRepository(file)))]);
  const sorted = [...heights].sort((a, b) => a - b);
  return Object.fromEntries(
    sorted.map((above) => [baseIdOf(above), { description: { text: baseWords(above) } }]),
  );
}

function foldersAbove(file: string): number {
  return Math.max(
    0,
    file.split('/').findIndex((segment) => segment !== '..'),
  );
}

/** A URI may not climb with `..`, so a file outside of the root gets a base of its own. */
function baseIdOf(above: number): string {
  return above === 0 ? rootId : `%SRCROOT_UP_${above}%`;
}

function baseWords(above: number): string {
  const root = 'The root of the repository, or of the analysed source tree where there is none.';
  return above === 0 ? root : `The folder that lies ${counted(above, 'level')} above the root.`;
}

function encodedSegment(segment: string): string {
  const bytes = [...Buffer.from(segment, 'utf8')];
  return bytes.map(encodedByte).join('');
}

function encodedByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (/[\w.~!$&'()*+,;=@-]/.test(character)) return character;
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

function regionOf(span: Span, source: SourceText): Region {
  const { file, line, column, endLine, endColumn } = span;
  return {
    startLine: line,
    startColumn: utf16Column(source.bytesAt(file, line), column),
    endLine,
    endColumn: utf16Column(source.bytesAt(file, endLine), endColumn),
  };
}

function regionText(span: Span, source: SourceText): string {
  const { file, line, column, endLine, endColumn } = span;
  const lines = linesOf(file, line, endLine, source);
  const last = lines.length - 1;
  const cut = lines.map((bytes, index) =>
    bytes.slice(index === 0 ? column - 1 : 0, index === last ? endColumn - 1 : bytes.length),
  );
  return shortened(cut.map(decodedLine).join('\n'));
}

/** Null where the region is the whole file: a context must be larger than what it surrounds. */
function contextOf(span: Span, source: SourceText): Region | null {
  const start = Math.max(1, span.line - linesAround);
  const lines = linesOf(span.file, start, span.endLine + linesAround, source);
  const trailing = lines.toReversed().findIndex((line) => line !== '');
  const known = trailing === -1 ? [] : lines.slice(0, lines.length - trailing);
  const endLine = start + known.length - 1;
  const isLarger = start < span.line || endLine > span.endLine;
  if (!isLarger || endLine < span.endLine) return null;
  return { startLine: start, endLine, snippet: { text: shortened(known.map(decodedLine).join('\n')) } };
}

function linesOf(file: string, from: number, to: number, source: SourceText): readonly string[] {
  const count = to - from + 1;
  return Array.from({ length: count }, (_, index) => source.bytesAt(file, from + index));
}

function shortened(text: string): string {
  return text.length <= longestSnippet ? text : text.slice(0, longestSnippet);
}
