/** The HTML report as text: whole, safe against hostile sources, the same every time, honest about what it leaves out. */
import { createHash } from 'node:crypto';
import type { Analysis, ReportInput } from '../../src/model/index.ts';
import { renderReport } from '../../src/report/index.ts';
import { readTags } from '../foreign/html.ts';
import { hole, inputOf, judgedOf, options, spanAt, verdictOf } from './fixture.ts';
import { largeAnalysis } from './large.ts';

function page(changes: Partial<Analysis> = {}, lineAt?: ReportInput['lineAt']): string {
  const input = inputOf(changes);
  return renderReport('html', lineAt === undefined ? input : { ...input, lineAt }, options);
}

/** What a person reads: no tags, no style, no script, spaces as one. */
function wordsOf(html: string): string {
  const body = html.replace(/<(style|script)>[^]*?<\/\1>/g, '').replace(/<[^>]*>/g, '');
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return body.replace(/&([a-z0-9#]+);/g, (_, name: string) => entities[name] ?? '?').replace(/\s+/g, ' ');
}

/** The tags in their order; fails where they do not nest. */
function tagsOf(html: string): readonly string[] {
  const { names, faults } = readTags(html);
  expect(faults).toEqual([]);
  return names;
}

function tellsWords(changes: Partial<Analysis>, ...expected: readonly string[]): void {
  const html = page(changes);
  tagsOf(html);
  const words = wordsOf(html);
  for (const one of expected) expect(words).toContain(one);
}

describe('what it tells', () => {
  it('says the verdict first, then the reason with its word, its end, its remedy and its effort', () => {
    tellsWords({}, 'frames: will not migrate', 'Migration on openMosix for Linux 2.4.26');
    tellsWords({}, '/proc/PID/cantmove says monkey (DSTAY_FOR_MONKEY).', 'Its pages live on the home node.');
    tellsWords({}, 'It ends when the last mapping goes.', 'Use a pipe.', '5 points, a redesign of this part');
  });

  it('tells the path as a list from the entry point to the API, with the lines of the hops', () => {
    const [, list = ''] = /<ol class="path"[^>]*>([^]*?)<\/ol>/.exec(page()) ?? [];
    const hops = list.split('</li>').map((hop) => wordsOf(hop).trim());
    expect(hops).toEqual([
      'main entry point src/main.c:2',
      'open_frames called by name src/main.c:3open_frames(1);',
      'shmat called by name src/frames.c:4 keeps the process home: Shared writable memory',
      '',
    ]);
  });

  it('says "may" where the path or the finding is in doubt', () => {
    const [reason] = verdictOf().reasons;
    const path = reason!.path.map((step, at) => (at === 1 ? { ...step, how: 'address' as const } : step));
    const doubtful = verdictOf({ answer: 'at-risk', reasons: [{ ...reason!, path }] });
    tellsWords({ programs: [doubtful] }, 'may keep the process home', 'Whether the pointer to open_frames');
    const possible = verdictOf({ answer: 'at-risk', reasons: [{ ...reason!, certainty: 'possible' }] });
    tellsWords({ programs: [possible] }, 'may keep the process home');
    const presence = { kind: 'open', conditions: ['X is defined'] } as const;
    const conditional = verdictOf({ answer: 'at-risk', reasons: [{ ...reason!, presence }] });
    tellsWords({ programs: [conditional] }, 'may keep the process home', 'Only if X is defined.');
  });

  it('tells presence, doubts, notes and the way through wrappers', () => {
    const finding = judgedOf({
      presence: { kind: 'open', conditions: ['HAVE_SHM is defined'] },
      doubts: ['The address may be null.'],
      note: 'It does nothing for root.',
      through: [{ name: 'xshmat', span: spanAt('inc/x.h', 9, 1, 7), how: 'macro' }],
    });
    tellsWords({ findings: [finding] }, 'Only if HAVE_SHM is defined.', 'The address may be null.');
    tellsWords({ findings: [finding] }, 'It does nothing for root.', 'xshmat used as a macro, inc/x.h:9');
  });

  it('tells until when a program is free, and what sets it free again', () => {
    const [reason] = verdictOf().reasons;
    const begin = { span: spanAt('src/main.c', 3, 3, 17), before: null };
    const release = { name: 'shmdt', span: spanAt('src/frames.c', 5, 3, 9), how: 'name' } as const;
    const verdict = verdictOf({ reasons: [{ ...reason!, begin, elsewhere: [release] }] });
    tellsWords({ programs: [verdict] }, 'It may migrate until src/main.c:3.');
    tellsWords(
      { programs: [verdict] },
      'The program also reaches shmdt (src/frames.c:5), which may release it.',
    );
    const brief = verdictOf({ reasons: [{ ...reason!, duration: 'temporary' }] });
    tellsWords({ programs: [brief] }, 'keeps the process home for a time');
  });

  it('never lets silence pass for a promise', () => {
    const clear = verdictOf({ answer: 'clear', reasons: [], holes: [], program: 'quiet' });
    tellsWords({ programs: [clear], findings: [] }, 'quiet: nothing found that stops it', 'That is no proof');
    tellsWords({ programs: [clear] }, '1 call leads to functions of which nothing is known.');
    tellsWords({}, '1 call to an unknown function', 'codec_open src/main.c:3, src/main.c:7 of <codec.h>');
    tellsWords({ programs: [], findings: [] }, 'There was no program to judge.', 'there is no verdict');
  });

  it('tells notices, and findings that do not count', () => {
    const notices = [{ text: '`a.c` could not be read.', file: 'a.c', line: null, incomplete: true }];
    tellsWords({ notices }, 'incomplete a.c could not be read.');
    const apart = judgedOf({}, { exemption: { kind: 'third-party' } });
    tellsWords({ findings: [apart] }, 'No findings. Not counted: 1 (third-party code).');
    const accepted = judgedOf({}, { exemption: { kind: 'comment', reason: 'it is `short` & <fine>' } });
    tellsWords({ findings: [accepted] }, 'suppressed in the code', 'Suppressedit is short & <fine>');
  });

  it.each([
    [['blocked', 'blocked', 'clear'], '2 of 3 programs will not migrate'],
    [['blocked', 'at-risk'], '1 of 2 programs will not migrate, 1 more may not'],
    [['at-risk', 'clear'], '1 of 2 programs may not migrate'],
    [['undetermined', 'clear'], 'For 1 of 2 programs nothing can be told'],
    [['clear', 'clear'], 'Nothing was found that stops any of the 2 programs'],
  ] as const)('has a first sentence for %p', (answers, expected) => {
    const programs = answers.map((answer, at) => verdictOf({ answer, program: `p${at}` }));
    expect(/<h1>(.*)<\/h1>/.exec(page({ programs }))?.[1]).toBe(expected);
  });
});

/** The frame around this line, each row as `number|source` with the mark in brackets. */
function frameOf(
  lines: readonly string[],
  line: number,
  from: number,
  to: number,
  file = 'a.c',
): readonly string[] {
  const finding = judgedOf({ span: spanAt(file, line, from, to) });
  const html = page({ programs: [], findings: [finding] }, (_, number) => lines[number - 1] ?? null);
  tagsOf(html);
  const [, rows = ''] = /<figure class="frame">[^]*?<pre>([^]*?)<\/pre>/.exec(html) ?? [];
  return rows
    .split('<span class="row')
    .slice(1)
    .map((row) => {
      const [, number = '', source = ''] = /<span class="no">(\d+)<\/span>([^]*)/.exec(row) ?? [];
      const marked = source.replaceAll('<mark>', '⟦').replaceAll('</mark>', '⟧');
      return `${number}|${wordsOf(marked.replaceAll('\t', '→')).trim()}`;
    });
}

describe('code', () => {
  it('marks columns of bytes in lines of characters, across colours', () => {
    expect(frameOf(['/* f\xc3\xbcr */ x = f("a", 1);'], 1, 16, 25)).toEqual(['1|/* für */ x = ⟦f("a", 1)⟧;']);
  });

  it('begins after a byte order mark, keeps tabs, and marks the first line of a long span to its end', () => {
    expect(frameOf(['\xef\xbb\xbf\tf(1);'], 1, 5, 6)).toEqual(['1|→⟦f⟧(1);']);
    const span = { ...spanAt('a.c', 1, 1, 3), endLine: 2 };
    const html = page({ findings: [judgedOf({ span })] }, (_, line) => ['f(1,', '2)'][line - 1] ?? null);
    expect(html).toContain('<mark>f(<span class="c-number">1</span>,</mark>');
  });

  it('has two lines around, and no more than there are', () => {
    const numbers = frameOf(['a', 'b', 'f();', 'd', 'e', 'x'], 3, 1, 4).map((row) => row.split('|')[0]);
    expect(numbers).toEqual(['1', '2', '3', '4', '5']);
    expect(frameOf([], 3, 1, 4)).toEqual([]);
  });

  it('knows a comment that began above', () => {
    const lines = ['int began above', 'end of it */ int x;', 'f();'];
    const html = page(
      { findings: [judgedOf({ span: spanAt('a.c', 3, 1, 4) })] },
      (_, at) => lines[at - 1] ?? null,
    );
    expect(html).toContain('<span class="c-comment">int began above</span>');
    expect(html).toContain(
      '<span class="c-comment">end of it */</span> <span class="c-keyword">int</span> x;',
    );
  });

  it('cuts lines that no screen holds, around the mark', () => {
    const [row = ''] = frameOf([`${'a'.repeat(5000)} f() ${'b'.repeat(5000)}`], 1, 5002, 5005);
    expect(row).toMatch(/^1\|…a+ ⟦f\(\)⟧ b+…$/);
    expect(row.length).toBeLessThan(600);
  });

  it('shows controls and what turns text around', () => {
    expect(frameOf(['f(\x1b[2J\xe2\x80\xae);'], 1, 1, 2)).toEqual(['1|⟦f⟧(\\x1b[2J\\u202e);']);
  });
});

describe('hostile sources', () => {
  const attacks = [
    '</script><script>hacked = 1</script>',
    '"><img src=x onerror=hacked=1>',
    "' onfocus='hacked=1' autofocus='",
    '</style></pre></code><svg onload=hacked=1>',
    '<!-- <!doctype x> ]]> &lt;b&gt; \x1b[2J \x00 \u202e',
  ];

  /** Every text that comes from outside, with the attack in it. */
  function attacked(attack: string): string {
    const evil = <Thing>(value: Thing, key = ''): Thing => {
      const closed =
        /^(kind|answer|effect|via|how|certainty|duration|level|id|finding|findings|stayReason|rule)$/;
      const as = (made: unknown): Thing => made as Thing;
      if (typeof value === 'string') return as(closed.test(key) ? value : `${value}${attack}`);
      if (Array.isArray(value)) return as(value.map((one: unknown) => evil(one, key)));
      if (typeof value !== 'object' || value === null) return value;
      return as(Object.fromEntries(Object.entries(value).map(([name, one]) => [name, evil(one, name)])));
    };
    const analysis: Analysis = {
      ...inputOf().analysis,
      findings: [judgedOf({ doubts: ['A doubt.'], note: 'A note.' })],
      notices: [{ text: 'A notice.', file: 'a.c', line: null, incomplete: false }],
    };
    return page(evil(analysis), (_, line) => (line > 4 ? null : `  x = "${attack}"; f();`));
  }

  it.each(attacks)('are text and nothing else: %j', (attack) => {
    const isMarkup = (tag: string): boolean => !/^\/?span$/.test(tag);
    const tags = tagsOf(attacked(attack)).filter(isMarkup);
    expect(tags).toEqual(tagsOf(attacked('plain')).filter(isMarkup));
    expect(attacked(attack)).not.toMatch(/(?![\t\n])[\p{Cc}\u202e]/u);
  });

  it('may run nothing but the one script whose hash the page states, and ask for nothing', () => {
    const html = attacked(attacks[0]!);
    const hashOf = (tag: string): string => {
      const [, text = ''] = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(html) ?? [];
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    };
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    expect(policy.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; style-src ${hashOf('style')}; script-src ${hashOf('script')}; base-uri 'none'; form-action 'none'`,
    );
    expect(html).not.toMatch(/https?:|\ssrc=|@import|url\(|\son[a-z]+="|\sstyle="/);
  });
});

describe('large results', () => {
  const analysis = largeAnalysis({ programs: 850, findings: 5000, rules: 20 });

  it('stay within what a browser likes, and say what was cut', () => {
    const html = page(analysis);
    tagsOf(html);
    expect(html.length).toBeLessThan(8_000_000);
    const words = wordsOf(html);
    const cuts = [
      'There are 850 programs. 350 of them get a line each here',
      '225 more places of this rule',
      'The first 20 steps; ',
      '31 more are left out here.',
    ];
    // Not toContain, which would show megabytes when it fails.
    expect(cuts.filter((cut) => !words.includes(cut))).toEqual([]);
  });

  it('count every finding once, shown with its code or by its place', () => {
    const html = page(analysis);
    const withCode = html.match(/data-item="finding"/g)?.length ?? 0;
    const places = [...html.matchAll(/data-count="(\d+)"/g)].reduce(
      (sum, [, count]) => sum + Number(count),
      0,
    );
    expect(withCode + places).toBe(5000);
  });
});

it('is the same whatever the order in which things come in', () => {
  const analysis = largeAnalysis({ programs: 12, findings: 60, rules: 3 });
  const turned: Partial<Analysis> = {
    programs: analysis.programs?.toReversed() ?? [],
    findings: analysis.findings?.toReversed() ?? [],
    holes: analysis.holes?.toReversed() ?? [],
  };
  expect(page({ ...analysis, ...turned })).toBe(page(analysis));
});

it('links only to what is there, and has no id twice', () => {
  const html = page({ ...largeAnalysis({ programs: 12, findings: 200, rules: 3 }), holes: [hole] });
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const links = [...html.matchAll(/\shref="#([^"]*)"/g)].map(([, id]) => id);
  expect(links.filter((id) => !ids.includes(id))).toEqual([]);
});
