/** Before the first test of a run: a folder for what is made once in it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function begin() {
  process.env.MIG_LINT_TEST_RUN = mkdtempSync(join(tmpdir(), 'mig-lint-tests-'));
}
