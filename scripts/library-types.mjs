/**
 * The types that are published with the library: its options as they stand in the sources, and the report as its JSON
 * schema describes it. Knows of JSON schema what ours uses, and fails on anything else.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');

export function libraryTypes() {
  const options = readFileSync(join(root, 'src/cli/library-options.ts'), 'utf8');
  const schema = JSON.parse(readFileSync(join(root, 'schemas/report.schema.json'), 'utf8'));
  return [
    '/** mig-lint as a library. Made by scripts/library-types.mjs. */\n',
    ts.transpileDeclaration(options, {}).outputText.replace(/^\/\*\*.*\*\/\n/, ''),
    functions,
    declarationOf('Report', schema),
    ...Object.entries(schema.$defs).map(([name, part]) => declarationOf(typeName(name), part)),
  ].join('\n');
}

const functions = `/** Everything that is known of the programs found: what the command prints with \`--format json\`. */
export declare function analyze(options?: AnalyzeOptions): Promise<Report>;
/** A report in one of the formats that the command knows, such as \`text\` or \`sarif\`. */
export declare function render(format: string, options?: AnalyzeOptions): Promise<string>;
/** What the caller can mend: a wrong option, a path that leads nowhere. Its message is a sentence that says what to do. */
export declare class MisuseError extends Error {
    readonly name = "MisuseError";
}
export declare const version: string;
`;

function declarationOf(name, schema) {
  const about = commentOf(schema, '');
  if (schema.type === 'object') return `${about}export interface ${name} ${typeOf(schema, '')}\n`;
  return `${about}export type ${name} = ${typeOf(schema, '')};\n`;
}

function typeOf(schema, indent) {
  if (schema.$ref !== undefined) return typeName(schema.$ref.replace('#/$defs/', ''));
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return either.map((one) => typeOf(one, indent)).join(' | ');
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => typeOf({ ...schema, type }, indent)).join(' | ');
  }
  switch (schema.type) {
    case 'object':
      return objectOf(schema, indent);
    case 'array':
      return `readonly (${typeOf(schema.items, indent)})[]`;
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    default:
      throw new Error(`There is no type for ${JSON.stringify(schema)}.`);
  }
}

function objectOf({ properties = {}, required = [], additionalProperties }, indent) {
  const inner = `${indent}    `;
  const members = Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? '' : '?';
    return `${commentOf(schema, inner)}${inner}readonly ${name}${mark}: ${typeOf(schema, inner)};\n`;
  });
  if (typeof additionalProperties === 'object') {
    members.push(`${inner}readonly [name: string]: ${typeOf(additionalProperties, inner)};\n`);
  }
  return `{\n${members.join('')}${indent}}`;
}

function commentOf({ description }, indent) {
  return description === undefined ? '' : `${indent}/** ${description.replaceAll('*/', '* /')} */\n`;
}

function typeName(name) {
  return name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
}
