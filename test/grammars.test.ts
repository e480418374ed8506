/** The grammars are the ones that grammars/README.md speaks of, byte for byte. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..', 'grammars');
const pinned = readFileSync(join(folder, 'checksums.txt'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(/\s+/));

describe('grammars', () => {
  it('are pinned, every one of them', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.wasm'));
    expect(pinned.map(([, name]) => name)).toEqual(files.sort());
  });

  it.each(pinned)('%s is the checksum of %s', (checksum, name) => {
    const bytes = readFileSync(join(folder, name));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(checksum);
  });

  it.each(pinned)('%s stands in the README for %s', (checksum, name) => {
    const row = readFileSync(join(folder, 'README.md'), 'utf8')
      .split('\n')
      .find((line) => line.includes(`\`${name}\``));
    expect(row).toContain(checksum);
  });
});
