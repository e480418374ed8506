/**
 * Whose lock a program is about when a shell does it: that of the program itself, of what it starts, or of somebody
 * else. Everything is put to the real rules, because they name the files and the commands.
 */
import { analyze } from '../../src/analyze.ts';
import { NO_BUILD } from '../../src/program/index.ts';
import { assets, readRules } from '../once/index.ts';

const knowledge = readRules();
/** `mosrun locked started`: what is used, its effect, whose lock it is, and what it depends on. */
async function locksOf(body: string): Promise<readonly string[]> {
  const text = `#include <stdio.h>\n#include <stdlib.h>\n#include <unistd.h>
static void run(const char *text) { system(text); }
int main(int argc, char **argv) { char b[90]; ${body} return 0; }`;
  const { findings } = await analyze({
    files: ['main.c'],
    scripts: [],
    readBytes: () => Buffer.from(text, 'latin1'),
    knowledge,
    programs: [],
    costs: false,
    allPaths: false,
    build: NO_BUILD,
    target: knowledge.defaultTarget,
    ...assets,
    treeName: 'tree',
  });
  return findings.flatMap(({ finding: { symbol, effect, locks, presence } }) => {
    if (locks === null) return [];
    const guards = presence.kind === 'open' ? ` if ${presence.conditions.join(' and ')}` : '';
    return [`${symbol} ${effect} ${locks}${guards}`];
  });
}

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'the parent of the shell is the program',
    'system("echo 1 > /proc/$PPID/lock");',
    ['/proc/self/lock locked itself'],
  ],
  [
    'and so is the process of its number',
    'sprintf(b, "echo 0 >/proc/%d/lock", getpid()); system(b);',
    ['/proc/self/lock fine itself'],
  ],
  [
    'any other number is anybody',
    'sprintf(b, "echo 1 > /proc/%s/lock", argv[1]); system(b);',
    ['/proc/*/lock locked other'],
  ],
  [
    'the shell itself hands its lock on',
    'popen("echo 1 > /proc/self/lock; ./render", "r");',
    ['/proc/self/lock locked started'],
  ],
  [
    'a shell in the shell has another parent',
    `system("sh -c 'echo 1 > /proc/$PPID/lock'");`,
    ['/proc/*/lock locked other'],
  ],
  [
    'a shell that takes the place of the program is the program',
    'execl("/bin/sh", "sh", "-c", "echo 1 > /proc/$$/lock; exec ./render", (char *)0);',
    ['/proc/self/lock locked itself'],
  ],
  [
    'through a function that hands the text on',
    'run("echo 1 > /proc/$PPID/lock");',
    ['/proc/self/lock locked itself'],
  ],
  [
    'a condition of the shell',
    'system("if [ -n \\"$BATCH\\" ]; then mosrun ./render; fi");',
    ['mosrun locked started if `[ -n "$BATCH" ]` succeeds'],
  ],
  [
    'a text that is one of two',
    'if (argc > 1) sprintf(b, "mosrun %s", argv[1]); else sprintf(b, "nomig ./x"); system(b);',
    [
      'mosrun locked started if `mosrun *` is what it runs',
      'nomig locked started if `nomig ./x` is what it runs',
    ],
  ],
  [
    'each text goes with the call behind it',
    'sprintf(b, "mosrun -l %s", argv[1]); system(b); sprintf(b, "mosrun %s", argv[2]); system(b);',
    ['mosrun fine started', 'mosrun locked started'],
  ],
  ['what is only printed', 'system("cat /proc/self/lock"); system("echo mosrun ./render");', []],
  ['no shell at all', 'puts("echo 1 > /proc/self/lock");', []],
];

describe('whose lock it is', () => {
  for (const [name, body, expected] of cases) {
    it(name, async () => {
      expect(await locksOf(body)).toEqual(expected);
    });
  }
});
