/** After the last test of a run: nothing of it stays behind. */
import { rmSync } from 'node:fs';

export default function end() {
  const folder = process.env.MIG_LINT_TEST_RUN;
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
