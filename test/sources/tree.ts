/** Lays out folders in a temporary place for tests of the disk; each test takes its own and leaves none behind. */
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const planted: string[] = [];

/** Text by path; gives back the root. */
export function plant(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'mig-lint-test-'));
  planted.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** Root may read everything, so it is somebody else meanwhile; the folder itself may be entered. */
export function asNobody<T>(folder: string, work: () => T): T {
  if (process.getuid?.() !== 0 || process.seteuid === undefined) return work();
  chmodSync(folder, 0o755);
  process.seteuid(65_534);
  try {
    return work();
  } finally {
    process.seteuid(0);
  }
}

export function fellAll(): void {
  for (const root of planted.splice(0)) rmSync(root, { recursive: true, force: true });
}
