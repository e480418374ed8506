/**
 * Nothing can be missing from rules/: its files agree with each other, every name in them is recognised, every piece
 * of evidence is used. What the rules find is `rules.test.ts`'s to say, what a broken rule leads to `rulebook/`'s.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { type Knowledge, readPage, rulebookFor } from '../src/rulebook/index.ts';
import { fileOf, probesOf } from './rules/probe.ts';
import { readRules, root } from './once/index.ts';
import { markRows, tryExample } from './rules/trial.ts';

const folder = join(root, 'rules');
const knowledge = readRules();
const { rules, stayReasons, evidence } = knowledge;
const ids = rules.map(({ id }) => id);
const entries = readdirSync(folder, { withFileTypes: true });

/** The rules of which `wrong` says something, each with what it says. */
function complaints(wrong: (rule: Knowledge['rules'][number]) => readonly string[]): readonly string[] {
  return rules.flatMap((rule) => wrong(rule).map((text) => `${rule.id}: ${text}`));
}

function pageOf(rule: string): string {
  return readFileSync(join(folder, rule, 'README.md'), 'utf8');
}

describe('the folder of rules', () => {
  it('holds the rules and nothing else', () => {
    expect(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)).toEqual(ids);
  });

  it.each(ids)('keeps a rule and its page in %s', (id) => {
    expect(readdirSync(join(folder, id)).sort()).toEqual(['README.md', 'rule.yaml']);
  });

  it('has a table of its rules that is up to date', () => {
    execFileSync(process.execPath, [join(root, 'scripts', 'rules-table.mjs'), '--check'], { stdio: 'pipe' });
  });

  it('names every one of its files in its README', () => {
    const page = readFileSync(join(folder, 'README.md'), 'utf8');
    const files = entries
      .filter((entry) => entry.isFile() && entry.name !== 'README.md')
      .map(({ name }) => name);
    expect(files.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('a rule', () => {
  it('is named after what it finds', () => {
    const remedy = /^(avoid|use|no|do|prefer|replace|remove)-/;
    expect(ids.filter((id) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || remedy.test(id))).toEqual([]);
  });

  it('has a title of its own', () => {
    const titles = rules.map(({ title }) => title.toLowerCase());
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it('speaks in full sentences about what is here, not about itself', () => {
    const wrong = complaints(({ title, message, remedy, rows }) => {
      const notes = rows.flatMap(({ note }) => note ?? []);
      const remedies = [remedy, ...rows.flatMap((row) => row.remedy ?? [])];
      const sentences = [message, ...remedies, ...notes].filter((text) => !/^[`A-Z0-9/].*\.$/s.test(text));
      const selfish = [title, message, ...remedies, ...notes].filter((text) => /\bthis rule\b/i.test(text));
      return [...sentences, ...selfish];
    });
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('says in its message which call it means, and has no other blank to fill in', () => {
    const blanks = (text: string): readonly string[] => text.match(/\{[^}]*\}/g) ?? [];
    const wrong = complaints(({ message, remedy, rows }) => {
      const others = [remedy, ...rows.flatMap((row) => [row.note ?? '', row.remedy ?? ''])].flatMap(blanks);
      const odd = [...blanks(message).filter((blank) => blank !== '{call}'), ...others];
      return message.includes('{call}') ? odd : ['no {call} in the message', ...odd];
    });
    expect(wrong).toEqual([]);
  });

  it('has a stay reason exactly when a row of it speaks of staying', () => {
    const keeps = (effect: string): boolean => effect === 'stays' || effect === 'locked';
    const wrong = rules.filter(
      (rule) => (rule.stayReason !== null) !== rule.rows.some(({ effect }) => keeps(effect)),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it.each(knowledge.targets.map(({ id }) => id))(
    'has evidence for every row of %s that speaks of it',
    (id) => {
      const rows = rulebookFor(knowledge, id)!.rules.flatMap((rule) => rule.rows);
      expect(rows.filter((row) => row.evidence.length === 0).map(({ written }) => written)).toEqual([]);
    },
  );

  it('asks for effort in the steps that the README explains', () => {
    expect(rules.filter(({ effort }) => ![0, 1, 3, 5, 7].includes(effort)).map(({ id }) => id)).toEqual([]);
  });
});

describe('the page of a rule', () => {
  const headings = [
    'Why the process stays',
    'What is flagged',
    'What is not flagged',
    'What to do instead',
    'Evidence',
  ];

  it.each(ids)('%s has its headings in their order', (id) => {
    const page = readPage(pageOf(id));
    expect(page.headings.filter((heading) => headings.includes(heading))).toEqual(headings);
    expect(page.headings).toEqual(headings);
    expect(page.title).toBe(rules.find((rule) => rule.id === id)?.title);
    const withExamples = new Set(page.examples.map(({ heading }) => heading));
    expect([...withExamples]).toEqual(expect.arrayContaining(['What is flagged', 'What is not flagged']));
  });

  it.each(ids)('%s lists the evidence of its rows', (id) => {
    const section = pageOf(id).split('\n## Evidence\n')[1] ?? '';
    const listed = new Set([...section.matchAll(/`([^`\s]+)`/g)].map((match) => match[1]));
    const rested = rules.find((rule) => rule.id === id)?.rows.flatMap((row) => row.evidence) ?? [];
    expect([...new Set(rested)].filter((one) => !listed.has(one))).toEqual([]);
  });

  it('introduces every known miss with a sentence', () => {
    const unexplained = ids.flatMap((id) => {
      const lines = pageOf(id).split('\n');
      const bare = (line: string, index: number): boolean =>
        line.includes('// missed:') && !/^\s*\/\/ [A-Z].*\.$/.test(lines[index - 1] ?? '');
      return lines.flatMap((line, index) => (bare(line, index) ? [`${id}: ${line.trim()}`] : []));
    });
    expect(unexplained).toEqual([]);
  });
});

describe('evidence and stay reasons', () => {
  it('are all used', () => {
    const known = [...rules, ...stayReasons];
    const released = known.flatMap(({ releases }) => releases);
    const rested = [...rules.flatMap(({ rows }) => rows), ...stayReasons, ...released].flatMap(
      (one) => one.evidence,
    );
    expect(evidence.map(({ id }) => id).filter((id) => !rested.includes(id))).toEqual([]);
  });

  it('lead from every stay reason that shows in source to a rule', () => {
    const led = new Set(rules.map(({ stayReason }) => stayReason));
    const wrong = stayReasons.filter(({ id, visibleInSource }) => visibleInSource !== led.has(id));
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('know every target', () => {
    const unknown = stayReasons.flatMap(({ id, kernelNames, words, ends }) =>
      knowledge.targets
        .filter(({ id: target }) =>
          [kernelNames, words, ends].some((map) => !Object.keys(map).some((key) => target.startsWith(key))),
        )
        .map((target) => `${id}: ${target.id}`),
    );
    expect(unknown).toEqual([]);
  });

  it('were looked at on a day', () => {
    expect(evidence.filter(({ checked }) => !/^20\d\d-[01]\d-[0-3]\d$/.test(checked))).toEqual([]);
  });
});

describe('the names of the rows', () => {
  const probes = probesOf(knowledge);

  it.each(['c', 'cpp'] as const)('are all recognised in %s', async (language) => {
    const { example, at } = fileOf(probes, language);
    const { uses } = await tryExample(example, markRows(knowledge));
    const seen = new Set(uses.map(({ line }) => at.get(line)));
    expect([...new Set(at.values())].filter((use) => !seen.has(use))).toEqual([]);
  });
});

describe('schema.json', () => {
  const schema = JSON.parse(readFileSync(join(folder, 'schema.json'), 'utf8'));
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false }).compile(
    schema,
  );

  it.each(ids)('describes %s', (id) => {
    const rule: unknown = parse(readFileSync(join(folder, id, 'rule.yaml'), 'utf8'), { merge: true });
    validate(rule);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('knows the conditions that there are', () => {
    const inCode = readdirSync(join(root, 'src', 'conditions'))
      .map((name) => name.replace('.ts', ''))
      .filter((name) => !['index', 'context', 'descriptor-origin'].includes(name));
    const inSchema = Object.keys(schema.$defs.condition.properties);
    expect(inSchema.sort()).toEqual(['all', 'any', 'not', ...inCode].sort());
  });
});
