/** A mistake in a rulebook is an error with file and line, and never knowledge lost in silence. */
import { compileKnowledge, type KnowledgeFile, rulebookFor } from '../../src/rulebook/index.ts';

const path = 'pins/rule.yaml';

const rule = `rule: pins
stay-reason: pinned
title: Pins
message: "\`{call}\` pins a page."
remedy: Pin nothing.
effort: 3
blockers:
  - api:
      - int pin(const void *address, int flags)
      - int pin_all(int flags)
    when: { argument-has-flag: { argument: flags, flag: PIN_HARD } }
    targets: [mosix-1]
    evidence: [pin-source]
  - class: pins::Pin
    duration: temporary
    doubt: silent
    evidence: [pin-source, pin-memory]
releases:
  - api: void unpin(const void *address)
    of: [pin]
    same: { address: address }
    targets: [mosix-1]
    evidence: [pin-source]
  - api: void unpin_all(void)
    ends: maybe
    evidence: [pin-memory]
`;

const sound: readonly KnowledgeFile[] = [
  { path, text: rule },
  { path: 'pins/README.md', text: '# Pins' },
  {
    path: 'evidence.yaml',
    text: `pin-source: { kind: kernel-source, mark: confirmed, source: pin.c, says: It pins., checked: 2026-11-22 }
pin-memory: { kind: reported, mark: recalled, source: a user, says: It pins too., checked: 2026-11-22 }
`,
  },
  {
    path: 'targets.yaml',
    text: `default: mosix-2
targets:
  - { id: mosix-1, title: One, about: The first., shown-in: /proc/PID/why }
  - { id: mosix-2, title: Two, about: The second., shown-in: /proc/PID/why }
`,
  },
  {
    path: 'stay-reasons.yaml',
    text: `pinned:
  title: Pinned
  kernel-names: { mosix: STAY_PIN }
  words: { mosix: pin, mosix-2: pinned }
  why: Pages are pinned.
  ends: { mosix: Unpinning ends it. }
  visible-in-source: true
  evidence: [pin-source]
`,
  },
  { path: 'constants.yaml', text: 'flags: { PIN_HARD: 2 }\naliases: {}\nsyscalls: { i386: { 1: exit } }\n' },
  {
    path: 'process-signs.yaml',
    text: `signs:
  - { state: locked-pages, rule: pins, targets: [mosix-1], evidence: [pin-source], says: Pages are pinned. }
  - { policies: [PIN_HARD], stay-reason: pinned, evidence: [pin-memory], says: It pins. }
unseen:
  - { stay-reason: pinned, privilege: { CAP_PIN: 3 }, says: Others are not shown. }
`,
  },
  { path: 'harmless.yaml', text: 'headers:\n  - { header: math.h, library: libm, functions: [sin] }\n' },
  {
    path: 'externals.yaml',
    text: `openers:
  - { api: 'int open(const char *path, int flags, ...)', path: path, flags: flags }
numbered-calls: []
lookups: []
aliases: {}
platform: { defined: { unix: "1" }, undefined: [_WIN32] }
`,
  },
];

/** The sound rulebook with one thing in one file put wrong. */
function broken(file: string, right: string, wrong: string): readonly KnowledgeFile[] {
  expect(sound.find((one) => one.path === file)?.text).toContain(right);
  return sound.map((one) => (one.path === file ? { ...one, text: one.text.replace(right, wrong) } : one));
}

function errorsOf(files: readonly KnowledgeFile[]): readonly string[] {
  const compiled = compileKnowledge(files);
  return compiled.kind === 'errors'
    ? compiled.errors.map((one) => `${one.file}:${one.line}: ${one.text}`)
    : [];
}

describe('a sound rulebook', () => {
  it('is read whole', () => {
    const compiled = compileKnowledge(sound);
    expect(compiled).toMatchObject({
      kind: 'knowledge',
      knowledge: {
        rules: [
          {
            id: 'pins',
            rows: [{ api: { name: 'pin' } }, { api: { name: 'pin_all' } }, {}],
            releases: [{}, {}],
          },
        ],
        constants: { flags: { PIN_HARD: 2 }, systemCalls: { i386: { 1: 'exit' } } },
        externals: { openers: [{ name: 'open', path: 0, flags: 1, mode: null, sameAs: null }] },
      },
    });
  });

  it('shows for a target only the evidence that speaks of it', () => {
    const files = sound.map((file) => {
      const text = file.text.replace('says: It pins too.', 'says: It pins too., targets: [mosix-1]');
      return {
        ...file,
        text: text.replace(/(true\n {2}evidence: )\[pin-source\]/, '$1[pin-source, pin-memory]'),
      };
    });
    const compiled = compileKnowledge(files);
    if (compiled.kind === 'errors') throw new Error('The rulebook should be sound.');
    const evidence = (target: string): unknown => {
      const { rules, stayReasons } = rulebookFor(compiled.knowledge, target)!;
      return [stayReasons[0]?.evidence, rules[0]?.rows.at(-1)?.evidence];
    };
    expect(evidence('mosix-1')).toEqual([
      ['pin-source', 'pin-memory'],
      ['pin-source', 'pin-memory'],
    ]);
    expect(evidence('mosix-2')).toEqual([['pin-source'], ['pin-source']]);
  });

  it('is no surer than its weakest evidence, and holds back what is of another target', () => {
    const compiled = compileKnowledge(sound);
    if (compiled.kind === 'errors') throw new Error('The rulebook should be sound.');
    const rows = (target: string): unknown =>
      rulebookFor(compiled.knowledge, target)?.rules[0]?.rows.map(({ api, certainty }) => [
        api.name,
        certainty,
      ]);
    const pin = ['pins::Pin', 'possible'];
    expect(rows('mosix-1')).toEqual([['pin', 'certain'], ['pin_all', 'certain'], pin]);
    expect(rows('mosix-2')).toEqual([pin]);
    expect(rulebookFor(compiled.knowledge, 'mosix-1')?.stayReasons[0]?.word).toBe('pin');
    expect(rulebookFor(compiled.knowledge, 'mosix-2')?.stayReasons[0]?.word).toBe('pinned');
    expect(rulebookFor(compiled.knowledge, 'mosix-3')).toBeNull();
  });
});

describe('a mistake in a rule', () => {
  it.each([
    ['an unknown key', 'effort: 3', 'efort: 3', 6, 'The key "efort" is not known here'],
    ['an unknown key of a row', 'doubt: silent', 'doubts: silent', 16, 'The key "doubts" is not known here'],
    ['an unknown key of a condition', 'flag: PIN', 'flags: PIN', 11, 'The key "flags" is not known here'],
    ['a missing key', 'title: Pins\n', '', 1, 'The key "title" is missing.'],
    ['an empty text', 'title: Pins', 'title: ""', 3, 'A text is needed here.'],
    ['no number', 'effort: 3', 'effort: much', 6, 'The key "effort" needs a number.'],
    ['an unknown stay reason', 'reason: pinned', 'reason: pinnned', 2, 'stay-reasons.yaml has no "pinnned".'],
    ['no stay reason', 'stay-reason: pinned\n', '', 1, 'A rule with a row that stays needs a stay-reason.'],
    ['unknown evidence', '[pin-source]', '[pin-sauce]', 13, 'evidence.yaml has no "pin-sauce".'],
    ['no evidence', '    evidence: [pin-source]\n', '', 8, 'A row needs evidence.'],
    ['an unknown target', '[mosix-1]', '[mosix-7]', 12, 'No target begins with "mosix-7".'],
    [
      'a prototype without names',
      'pin_all(int flags)',
      'pin_all(int)',
      10,
      'is no prototype with named parameters.',
    ],
    ['no prototype', 'int pin_all(int flags)', 'pin_all', 10, '"pin_all" is no prototype'],
    ['two kinds of name', 'class: pins::Pin', 'class: Pin\n    path: /pin', 14, 'A row needs exactly one of'],
    [
      'a choice of its own',
      'duration: temporary',
      'duration: brief',
      15,
      '"brief" is none of lasting, temporary.',
    ],
    ['an unknown condition', 'argument-has-flag', 'argument-has', 11, 'A condition is exactly one of'],
    [
      'an unknown argument',
      'argument: flags',
      'argument: flag',
      11,
      'The prototype of "pin" has no parameter "flag".',
    ],
    ['a slip in the YAML', 'effort: 3', 'effort: [3', 7, 'Flow sequence'],
    ['a wrong folder', 'rule: pins', 'rule: pin', 1, 'The rule "pin" must stand in the folder "pin".'],
  ])('is told with its line: %s', (_, right, wrong, line, text) => {
    const errors = errorsOf(broken(path, right, wrong));
    expect(errors).toContainEqual(expect.stringContaining(text));
    expect(errors.find((error) => error.includes(text))).toMatch(new RegExp(`^pins/rule\\.yaml:${line}: `));
  });
});

describe('a mistake elsewhere', () => {
  it.each([
    ['evidence.yaml', 'mark: confirmed', 'mark: sure', 1, '"sure" is none of confirmed, inferred, recalled.'],
    ['evidence.yaml', 'source: a user, ', '', 2, 'The key "source" is missing.'],
    [
      'evidence.yaml',
      'source: a user',
      'source: a user, targets: [lunix]',
      2,
      'No target begins with "lunix".',
    ],
    [
      'targets.yaml',
      'default: mosix-2',
      'default: mosix-4',
      1,
      'The default target "mosix-4" is not listed.',
    ],
    ['targets.yaml', 'about: The second.', 'abuot: The second.', 4, 'The key "abuot" is not known here'],
    ['process-signs.yaml', 'rule: pins', 'rule: pinz', 2, 'There is no rule "pinz".'],
    ['process-signs.yaml', 'locked-pages', 'lokt', 2, '"lokt" is none of several-threads, locked-pages'],
    ['process-signs.yaml', 'targets: [mosix-1]', 'targets: [linux]', 2, 'No target begins with "linux".'],
    ['process-signs.yaml', '[PIN_HARD]', '[PIN_SOFT]', 3, 'constants.yaml has no "PIN_SOFT".'],
    ['process-signs.yaml', 'evidence: [pin-memory], ', '', 3, 'A sign needs evidence.'],
    [
      'process-signs.yaml',
      'policies: [PIN_HARD], ',
      '',
      3,
      'A sign needs exactly one of state, policies, mapping.',
    ],
    [
      'process-signs.yaml',
      'reason: pinned, evidence',
      'reason: pind, evidence',
      3,
      'stay-reasons.yaml has no "pind".',
    ],
    ['process-signs.yaml', 'CAP_PIN: 3', 'CAP_PIN: three', 5, 'The key "CAP_PIN" needs a number.'],
    ['stay-reasons.yaml', '[pin-source]', '[pin]', 8, 'evidence.yaml has no "pin".'],
    ['constants.yaml', 'PIN_HARD: 2', 'PIN_HARD: two', 1, 'The key "PIN_HARD" needs a number.'],
    ['harmless.yaml', 'library: libm', 'lib: libm', 2, 'The key "lib" is not known here'],
    ['externals.yaml', 'flags: flags', 'flags: flag', 2, 'The prototype has no parameter "flag".'],
    ['externals.yaml', 'int open(const char *path, int flags, ...)', 'open', 2, '"open" is no prototype'],
  ])('is told with its line: %s, %s', (file, right, wrong, line, text) => {
    const errors = errorsOf(broken(file, right, wrong));
    expect(errors).toContainEqual(expect.stringMatching(new RegExp(`^${file}:${line}: `)));
    expect(errors).toContainEqual(expect.stringContaining(text));
  });

  it('may be a file that is gone', () => {
    const errors = errorsOf(sound.filter((one) => one.path !== 'harmless.yaml'));
    expect(errors).toEqual(['harmless.yaml:1: This file is missing from the rules folder.']);
  });

  it('is told together with all others, by file and line', () => {
    const files = broken(path, 'effort: 3', 'effort: much').map((one) =>
      one.path === 'targets.yaml' ? { ...one, text: one.text.replace('title:', 'titel:') } : one,
    );
    const places = errorsOf(files).map((error) => error.split(': ')[0]);
    expect(places).toEqual(['pins/rule.yaml:6', 'targets.yaml:3', 'targets.yaml:3']);
  });
});

it('keeps the signs that hold for a target, no surer than their evidence', () => {
  const result = compileKnowledge(sound);
  if (result.kind !== 'knowledge') throw new Error(JSON.stringify(result.errors));
  const signsOf = (target: string) =>
    rulebookFor(result.knowledge, target)?.signs.map(({ stayReason, rule, certainty }) => ({
      ...{ stayReason, rule, certainty },
    }));
  const policy = { stayReason: 'pinned', rule: null, certainty: 'possible' };
  expect(signsOf('mosix-1')).toEqual([{ stayReason: 'pinned', rule: 'pins', certainty: 'certain' }, policy]);
  expect(signsOf('mosix-2')).toEqual([policy]);
  expect(rulebookFor(result.knowledge, 'mosix-1')?.unseen).toMatchObject([
    { stayReason: 'pinned', privilege: { name: 'CAP_PIN', bit: 3 } },
  ]);
});
