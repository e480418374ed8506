/** Places and edits without a server: bytes to UTF-16, findings carried along, comments that suppress. */
import { editedBetween } from '../../src/cli/lsp/carry.ts';
import { indexPositions } from '../../src/cli/lsp/positions.ts';
import { suppressingEdits } from '../../src/cli/lsp/suppressing.ts';

describe('a place', () => {
  it.each<[string, Uint8Array | string, readonly [number, number], readonly [number, number]]>([
    ['in ASCII', 'ab\ncd', [2, 2], [1, 1]],
    ['behind letters of two and three bytes', 'é€x', [1, 6], [0, 2]],
    ['behind a letter of two UTF-16 units', '𝄞x', [1, 5], [0, 2]],
    ['behind a byte that is no UTF-8', new Uint8Array([0xe9, 0x78]), [1, 2], [0, 1]],
    ['behind the mark of UTF-8', '\ufeffab', [1, 5], [0, 1]],
    ['on a line that ends in CR LF', 'é\r\nüx', [2, 3], [1, 1]],
    ['behind a lone CR, where a line ends for editors alone', 'a\rbc', [1, 4], [1, 1]],
    ['behind the end of its line', 'ab\ncd', [1, 99], [0, 2]],
    ['behind the last line', 'ab', [9, 1], [0, 0]],
  ])('%s', (_, text, [line, column], [wantedLine, character]) => {
    const span = { file: 'a.c', line, column, endLine: line, endColumn: column };
    const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
    expect(indexPositions(bytes).rangeOf(span).start).toEqual({ line: wantedLine, character });
  });
});

it.each<[string, string, string, number | null, readonly number[]]>([
  ['nothing', 'a\nb\nc', 'a\nb\nc', 1, []],
  ['a line above', 'a\nb\nc', 'a\nx\nb\nc', 2, [1]],
  ['a line below', 'a\nb\nc', 'a\nb\nx\nc', 1, [2]],
  ['its own line', 'a\nb\nc', 'a\nB\nc', null, [1]],
  ['a line away above', 'a\nb\nc', 'b\nc', 0, []],
])('a finding goes along with an edit: %s', (_, before, after, wanted, fresh) => {
  const edited = editedBetween(before, after);
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } };
  expect(edited.moved(range)?.start.line ?? null).toBe(wanted);
  expect(after.split('\n').flatMap((_text, line) => (edited.isNew(line) ? [line] : []))).toEqual(fresh);
});

describe('the edits that suppress', () => {
  it('stand on the line, above it and above its function', () => {
    const text = 'int f(void)\n{\n  /* 𝄞 */ use(1); \n}\n';
    const edits = suppressingEdits({
      ...{ text, language: 'c', rule: 'a-rule', line: 2, rules: ['a-rule'], requireReason: true },
    }).map(({ edit }) => [edit.range.start, edit.newText]);
    expect(edits).toEqual([
      [{ line: 2, character: 18 }, ' /* mig-lint-disable-line a-rule -- TODO: say why */'],
      [{ line: 2, character: 0 }, '  /* mig-lint-disable-next-line a-rule -- TODO: say why */\n'],
      [{ line: 0, character: 0 }, '/* mig-lint-disable-function a-rule -- TODO: say why */\n'],
    ]);
  });

  it.each<[string, string, number, readonly string[]]>([
    ['go on with a comment to the line end', 'use(1); // why', 0, [' mig-lint-disable-line a-rule']],
    ['do not close a comment that goes on', 'use(1); /* why\nnot */', 0, []],
    ['stay within a macro', '#define F \\\n  use(1) \\\n  ;', 1, [' /* mig-lint-disable-line a-rule */']],
    ['leave a suppression alone', 'use(1); /* mig-lint-disable-line b */', 0, []],
  ])('%s', (_, text, line, wanted) => {
    const input = {
      text,
      language: 'c',
      rule: 'a-rule',
      line,
      rules: ['a-rule', 'b'],
      requireReason: false,
    } as const;
    const onLine = suppressingEdits(input).filter(({ title }) => title.endsWith('on this line'));
    expect(onLine.map(({ edit }) => edit.newText)).toEqual(wanted);
  });

  it('carry the backslash of a macro on', () => {
    const text = '#define F \\\n  use(1) \\\n  ;';
    const input = {
      text,
      language: 'c',
      rule: 'a-rule',
      line: 1,
      rules: ['a-rule'],
      requireReason: false,
    } as const;
    const above = suppressingEdits(input).find(({ title }) => title.endsWith('next line'));
    expect(above?.edit.newText).toBe('  /* mig-lint-disable-next-line a-rule */ \\\n');
  });
});
