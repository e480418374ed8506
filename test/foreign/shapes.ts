/**
 * What the readers of other people's formats ask for, in our words: the elements and attributes of JUnit as Jenkins'
 * xUnit plugin describes them (junit-10.xsd), of Checkstyle as Jenkins' warnings plugin reads them
 * (CheckStyleParser), the entries of GitLab (codeclimate.json and codequality_reports.rb).
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Element } from './xml.ts';

interface Shape {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly children: readonly string[];
  /** Whether it may hold text. */
  readonly text: boolean;
}

type Shapes = Readonly<Record<string, Shape>>;

const cause: Shape = { required: [], optional: ['message', 'type'], children: [], text: true };

export const junitShapes: Shapes = {
  testsuites: {
    required: [],
    optional: ['name', 'time', 'tests', 'failures', 'errors'],
    children: ['testsuite'],
    text: false,
  },
  testsuite: {
    required: ['name', 'tests', 'failures', 'errors'],
    optional: ['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url'],
    children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
    text: false,
  },
  testcase: {
    required: ['name'],
    optional: ['time', 'classname', 'group'],
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
    text: false,
  },
  failure: cause,
  error: cause,
  skipped: cause,
  'system-out': { required: [], optional: [], children: [], text: true },
};

export const checkstyleShapes: Shapes = {
  checkstyle: { required: ['version'], optional: [], children: ['file'], text: false },
  file: { required: ['name'], optional: [], children: ['error'], text: false },
  error: {
    required: ['line', 'severity', 'message', 'source'],
    optional: ['column'],
    children: [],
    text: false,
  },
};

/** Every element against its shape; empty when all fit. */
export function shapeErrors(element: Element, shapes: Shapes): readonly string[] {
  const shape = shapes[element.name];
  if (shape === undefined) return [`<${element.name}> is not known.`];
  const names = Object.keys(element.attributes);
  const known = [...shape.required, ...shape.optional];
  return [
    ...shape.required
      .filter((name) => !names.includes(name))
      .map((name) => `<${element.name}> lacks ${name}.`),
    ...names.filter((name) => !known.includes(name)).map((name) => `<${element.name}> has ${name}.`),
    ...(shape.text || element.text.trim() === '' ? [] : [`<${element.name}> holds text.`]),
    ...element.children.flatMap((child) =>
      shape.children.includes(child.name)
        ? shapeErrors(child, shapes)
        : [`<${child.name}> stands in <${element.name}>.`],
    ),
  ];
}

const string = { type: 'string', minLength: 1 };
const line = { type: 'integer', minimum: 1 };

const gitlab = new Ajv2020({ strict: false, allErrors: true }).compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: string,
      check_name: string,
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
      severity: { enum: ['blocker', 'critical', 'major', 'minor', 'info'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          // From the root of the repository, and without a dot at its beginning.
          path: { type: 'string', pattern: '^(?!/|\\./)' },
          lines: { type: 'object', required: ['begin'], properties: { begin: line, end: line } },
        },
      },
    },
  },
});

export interface GitlabEntry {
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string };
}

/** GitLab keeps one entry of a fingerprint and stops at the first that does not fit. */
export function gitlabErrors(text: string): readonly unknown[] {
  const report: readonly GitlabEntry[] = JSON.parse(text);
  gitlab(report);
  const twice = report.length - new Set(report.map(({ fingerprint }) => fingerprint)).size;
  return [...(gitlab.errors ?? []), ...(twice === 0 ? [] : [`${twice} fingerprints stand twice.`])];
}
