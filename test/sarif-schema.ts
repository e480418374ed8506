/** The official schema of SARIF 2.1.0, ready to be asked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const schema = JSON.parse(readFileSync(join(__dirname, 'report/sarif-2.1.0.schema.json'), 'utf8'));
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(schema);

/** What is wrong with it; empty when nothing is. */
export function sarifErrors(log: unknown): readonly unknown[] {
  validate(log);
  return validate.errors ?? [];
}
