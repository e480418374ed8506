/** The language server through its own door: the built command, a real client, and what an editor would show. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeAction, Diagnostic, Position, Range } from 'vscode-languageserver/node';
import { builtCommand } from '../once/index.ts';
import { fellAll, plant } from '../sources/tree.ts';
import { type Editor, startEditor } from './client.ts';

// Each test starts a server with its threads and grammars.
jest.setTimeout(20_000);

const command = builtCommand();
afterAll(fellAll);

const MAIN = `#include <sys/mman.h>
void *open_frames(unsigned long size);
int main(void) { return open_frames(4096) == 0; }
`;
const FRAMES = `#include <sys/shm.h>
/* größer 𝄞 */ void *open_frames(unsigned long size)
{
    const char *é = "ü𝄞"; int id = shmget(IPC_PRIVATE, size, 0600);
    return shmat(id, 0, 0);
}
`;

async function withEditor(
  files: Readonly<Record<string, string | Uint8Array>>,
  tell: (editor: Editor, folder: string) => Promise<void>,
  options: readonly string[] = [],
): Promise<void> {
  const folder = plant(files);
  const editor = await startEditor(command, folder, options);
  try {
    await tell(editor, folder);
    expect(await editor.quit()).toBe(0);
  } finally {
    editor.end();
  }
}

const some = (all: readonly Diagnostic[]): boolean => all.length > 0;
const none = (all: readonly Diagnostic[]): boolean => all.length === 0;

/** The text that a range means, in the units of the protocol. */
function cut(text: string, { start, end }: Range): string {
  const lines = text.split('\n');
  if (start.line !== end.line) return lines.slice(start.line, end.line + 1).join('\n');
  return lines[start.line]!.slice(start.character, end.character);
}

function placeOf(text: string, wanted: string): Position {
  const before = text.slice(0, text.indexOf(wanted)).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
}

function at(position: Position): Range {
  return { start: position, end: position };
}

function applied(text: string, action: CodeAction, uri: string): string {
  const [edit] = action.edit?.changes?.[uri] ?? [];
  const lines = text.split('\n');
  const { line, character } = edit!.range.start;
  lines[line] = lines[line]!.slice(0, character) + edit!.newText + lines[line]!.slice(character);
  return lines.join('\n');
}

it('tells the findings of the whole folder, with their paths, where an editor counts them', async () => {
  await withEditor({ 'main.c': MAIN, 'frames.c': FRAMES }, async (editor) => {
    const all = await editor.shows('frames.c', some);
    expect(all.map(({ range, code, severity }) => [cut(FRAMES, range), code, severity])).toEqual([
      [expect.stringMatching(/^shmget/), 'system-v-shared-memory', 1],
      [expect.stringMatching(/^shmat/), 'system-v-shared-memory', 1],
    ]);
    const [first] = all;
    expect(first!.message).toContain('monkey');
    const related = all.flatMap(({ relatedInformation = [] }) => relatedInformation);
    expect(related.map(({ location: { uri }, message }) => [uri.replace(/.*\//, ''), message])).toEqual(
      expect.arrayContaining([
        ['main.c', '`main`, entry point'],
        ['main.c', '`open_frames`, called by name'],
      ]),
    );
    expect(
      related
        .filter(({ location: { uri } }) => uri.endsWith('main.c'))
        .map((one) => cut(MAIN, one.location.range)),
    ).toContain('open_frames');
  });
});

it('follows what is typed before it is saved, and forgets what was never saved', async () => {
  const files = { 'main.c': MAIN, 'frames.c': FRAMES };
  await withEditor(files, async (editor) => {
    await editor.shows('frames.c', some);
    editor.open('main.c', MAIN);
    const body = placeOf(MAIN, 'return');
    editor.type('main.c', at(body), 'mlockall(1); ');
    const [typed] = await editor.shows('main.c', some);
    expect(typed).toMatchObject({ code: 'locked-memory', range: { start: body } });
    editor.shut('main.c');
    await editor.shows('main.c', none);
  });
});

it('looks at what others changed on the disk when it is told so', async () => {
  await withEditor({ 'main.c': MAIN, 'frames.c': FRAMES }, async (editor, folder) => {
    await editor.shows('frames.c', some);
    writeFileSync(join(folder, 'frames.c'), 'void *open_frames(unsigned long size) { return 0; }\n');
    editor.diskChanged();
    await editor.shows('frames.c', none);
  });
});

it('heeds the configuration, suppressions and options', async () => {
  const frames = FRAMES.replace(' shmat', ' /* mig-lint-disable-line system-v-shared-memory */ shmat');
  const config = 'third-party: [vendor/]\nlevels: { locked-memory: note }\n';
  const lock = '#include <sys/mman.h>\nint lock(void) { return mlockall(1); }\n';
  const files = { 'main.c': MAIN, 'frames.c': frames, 'vendor/a.c': lock, 'lock.c': lock };
  await withEditor({ ...files, 'mig-lint.config.yaml': config }, async (editor) => {
    const all = await editor.shows('frames.c', some);
    expect(all.map(({ range }) => range.start.line)).toEqual([3]);
    expect([...editor.counts.keys()].map((uri) => uri.replace(/.*\//, ''))).toEqual(['frames.c']);
  });
  const loud = async (editor: Editor): Promise<void> => {
    const [note] = await editor.shows('lock.c', some);
    expect(note?.severity).toBe(3);
  };
  await withEditor({ ...files, 'mig-lint.config.yaml': config }, loud, ['--level', 'note']);
});

it('says what is wrong with a configuration, and goes on when it is mended', async () => {
  const files = { 'main.c': MAIN, 'frames.c': FRAMES, 'mig-lint.config.yaml': 'tarket: x\n' };
  await withEditor(files, async (editor, folder) => {
    editor.open('frames.c', FRAMES);
    await editor.says();
    expect(editor.shown[0]).toContain('The key "tarket" is not known here. Did you mean `target`?');
    writeFileSync(join(folder, 'mig-lint.config.yaml'), 'target: openmosix-2.4.26\n');
    editor.diskChanged();
    await editor.shows('frames.c', some);
  });
});

it('explains a name under the pointer as `mig-lint explain` does', async () => {
  await withEditor({ 'main.c': MAIN, 'frames.c': FRAMES }, async (editor) => {
    editor.open('frames.c', FRAMES);
    await editor.shows('frames.c', some);
    const told = await editor.hover('frames.c', placeOf(FRAMES, 'mget'));
    expect(cut(FRAMES, told!.range!)).toBe('shmget');
    expect(told!.contents).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('*rule system-v-shared-memory*'),
    });
    expect(await editor.hover('frames.c', placeOf(FRAMES, 'size'))).toBeNull();
  });
});

it('offers suppressions that suppress, and the call path', async () => {
  await withEditor({ 'main.c': MAIN, 'frames.c': FRAMES }, async (editor, folder) => {
    editor.open('frames.c', FRAMES);
    const [first] = await editor.shows('frames.c', some);
    const path = (
      await editor.shows('frames.c', (all) => all.some((one) => one.relatedInformation?.length !== 0))
    ).find((one) => one.relatedInformation?.length !== 0);
    const actions = await editor.actions('frames.c', path!.range);
    expect(actions.map(({ title }) => title)).toEqual([
      'Suppress `system-v-shared-memory` on this line',
      'Suppress `system-v-shared-memory` on the next line',
      'Suppress `system-v-shared-memory` in this function',
      expect.stringMatching(/^Show the call path from \S+ to `shm/),
    ]);
    expect(await editor.execute(actions[3]!)).toMatchObject([
      { uri: editor.uri('main.c') },
      { uri: editor.uri('main.c') },
      { uri: editor.uri('frames.c') },
    ]);
    expect(editor.shown).toEqual(['main.c:2', expect.stringContaining('main -> open_frames -> shm')]);
    const own = await editor.actions('frames.c', first!.range);
    const inFunction = own.find(({ title }) => title.endsWith('in this function'));
    writeFileSync(join(folder, 'frames.c'), applied(FRAMES, inFunction!, editor.uri('frames.c')));
    editor.shut('frames.c');
    await editor.shows('frames.c', none);
    expect(readFileSync(join(folder, 'frames.c'), 'utf8')).toContain('mig-lint-disable-function');
  });
});

it('tells what is wrong with suppressions, as long as it is', async () => {
  const lines = [
    '#include <sys/mman.h>',
    '/* mig-lint-disable-next-line locked-memory -- it is used */',
    'int main(void) { return mlockall(1); }',
    '/* mig-lint-disable-next-line posix-threads -- it is idle */',
    'int lock(void) { return mlockall(1); } // mig-lint-disable-line locked-memory until=2020-01-31 -- over',
    '',
  ];
  const text = lines.join('\n');
  await withEditor({ 'main.c': text }, async (editor) => {
    editor.open('main.c', text);
    const all = await editor.shows('main.c', (some) => some.length >= 3);
    expect(
      all.map(({ range, code, severity, message }) => [range.start.line, code, severity, message]),
    ).toEqual([
      [4, 'locked-memory', 2, expect.stringContaining('locks pages')],
      [3, 'suppression', 2, 'This suppression of `posix-threads` suppresses nothing.'],
      [4, 'suppression', 2, 'This suppression of `locked-memory` ran out on 2020-01-31.'],
    ]);
    // What is wrong goes along with its line, and away with it.
    editor.type('main.c', at({ line: 0, character: 0 }), '\n');
    await editor.shows('main.c', (some) =>
      some.some(({ code, range }) => code === 'suppression' && range.start.line === 4),
    );
    const whole = { start: { line: 4, character: 0 }, end: { line: 6, character: 0 } };
    editor.type('main.c', whole, '/* mig-lint-disable-next-lin locked-memory */\n');
    const [flaw] = await editor.shows('main.c', (some) => some.length === 1);
    expect(flaw).toMatchObject({
      code: 'suppression',
      message: expect.stringContaining('is no suppression'),
    });
  });
});

it('suppresses what it finds in scripts', async () => {
  const script = '#!/bin/sh\nif true; then\n  mosrun -h ./a\nfi\n';
  const unit = '[Service]\nExecStart=/bin/mosrun -h /bin/a\n';
  await withEditor({ start: script, 'a.service': unit }, async (editor) => {
    editor.open('start', script);
    const [found] = await editor.shows('start', some);
    expect(found).toMatchObject({ code: 'migration-commands', range: { start: { line: 2, character: 2 } } });
    const actions = await editor.actions('start', found!.range);
    const texts = actions.map((action) => applied(script, action, editor.uri('start')));
    const words = '# mig-lint-disable-line migration-commands';
    expect(texts).toEqual([
      script.replace('./a', `./a ${words}`),
      script.replace('  mosrun', `  ${words.replace('-line', '-next-line')}\n  mosrun`),
    ]);
    editor.type('start', at({ line: 2, character: 15 }), ` ${words}`);
    await editor.shows('start', none);
    editor.open('a.service', unit);
    const [start] = await editor.shows('a.service', some);
    const titles = (await editor.actions('a.service', start!.range)).map(({ title }) => title);
    expect(titles).toEqual(['Suppress `migration-commands` on the next line']);
  });
});

it('looks at a file outside of every folder by itself', async () => {
  const folder = plant({ 'frames.c': FRAMES, 'other.c': FRAMES });
  const editor = await startEditor(command, null);
  const file = join(folder, 'frames.c');
  editor.open(file, FRAMES);
  expect(await editor.shows(file, some)).toHaveLength(2);
  editor.shut(file);
  await editor.shows(file, none);
  expect([...editor.counts.keys()]).toEqual([editor.uri(file)]);
  expect(await editor.quit()).toBe(0);
});
