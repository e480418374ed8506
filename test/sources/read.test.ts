/** What a source file may hold, and what is said of one that is not read. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { readAsset, readKnowledge, readSource } from '../../src/sources/index.ts';
import { asNobody, fellAll, plant } from './tree.ts';

afterEach(fellAll);

describe('readSource', () => {
  it('gives back the bytes as they are', () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0x69, 0xe9, 0x0d, 0x0a, 0x00]);
    const root = plant({ 'a.c': bytes });
    expect([...readSource(root, 'a.c').bytes!]).toEqual([...bytes]);
  });

  it('takes an empty file', () => {
    expect(readSource(plant({ 'a.c': '' }), 'a.c')).toMatchObject({ bytes: { length: 0 }, notice: null });
  });

  it('leaves out what is too large, and says what to do', () => {
    const root = plant({ 'a.c': 'x'.repeat(101) });
    expect(readSource(root, 'a.c', 101).notice).toBeNull();
    const { bytes, notice } = readSource(root, 'a.c', 100);
    expect(bytes).toBeNull();
    expect(notice).toMatchObject({ file: 'a.c', incomplete: true });
    expect(notice!.text).toContain('--max-file-size');
  });

  it('leaves out objects under a borrowed name, but not a text with a few stray NULs', () => {
    const root = plant({
      'junk.c': Buffer.alloc(64),
      'stray.c': `int x;${'\0'.repeat(8)}`,
      'late.c': `${' '.repeat(8192)}${'\0'.repeat(64)}`,
    });
    expect(readSource(root, 'junk.c')).toMatchObject({ bytes: null, notice: { incomplete: false } });
    expect(readSource(root, 'stray.c').notice).toBeNull();
    expect(readSource(root, 'late.c').notice).toBeNull();
  });

  it('owns up to not reading UTF-16', () => {
    const root = plant({ 'a.c': Buffer.from('\ufeffint x;', 'utf16le') });
    expect(readSource(root, 'a.c')).toMatchObject({ bytes: null, notice: { incomplete: true } });
  });

  it('tells of a file that went away, and of a folder in its place', () => {
    const root = plant({ 'd.c/x': '' });
    expect(readSource(root, 'gone.c').notice!.text).toBe(
      '`gone.c` could not be read: it is no longer there.',
    );
    expect(readSource(root, 'd.c')).toMatchObject({ bytes: null, notice: { incomplete: true } });
  });

  it('reads files that say they are empty', () => {
    expect(readSource('/', 'proc/self/status').bytes!.length).toBeGreaterThan(0);
  });

  it('tells of a file that may not be read', () => {
    const root = plant({ 'a.c': '' });
    chmodSync(join(root, 'a.c'), 0);
    const { notice } = asNobody(root, () => readSource(root, 'a.c'));
    expect(notice!.text).toBe('`a.c` could not be read: permission denied.');
  });
});

describe('readKnowledge', () => {
  it('reads YAML and Markdown, sorted, and nothing else', () => {
    const root = plant({
      'targets.yaml': 'a',
      'locked/rule.yaml': 'b',
      'locked/README.md': 'c\u00e9',
      'schema.json': '{}',
      '.hidden/x.yaml': '',
    });
    expect(readKnowledge(root)).toEqual([
      { path: 'locked/README.md', text: 'c\u00e9' },
      { path: 'locked/rule.yaml', text: 'b' },
      { path: 'targets.yaml', text: 'a' },
    ]);
  });

  it('throws when there is nothing to read', () => {
    expect(() => readKnowledge('/nowhere/rules')).toThrow('there is no folder `/nowhere/rules`');
    expect(() => readAsset('/dev/null')).toThrow('not an ordinary file');
  });
});
