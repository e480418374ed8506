/** Macros that nothing in a tree with build files defines: what only they switch on is in no program. */
import type { Build } from '../../src/program/index.ts';
import { toldOf } from './told.ts';

/** Build files that speak of one macro. */
const DESCRIBED: Build['described'] = {
  leftOutBy: () => null,
  speaksOf: () => null,
  macrosFor: () => [],
  namesGiven: () => null,
  mayDefine: (_, macro) => macro === 'CHOSEN',
};

const OPEN = 'at-risk: main > mlockall';
const CLEAR = 'clear';

const locking = (guard: string, head = ''): string => `
#include <sys/mman.h>
${head}
int main(void)
{
${guard}
    return mlockall(MCL_CURRENT);
#endif
    return 0;
}
`;

it.each<readonly [string, string, Readonly<Record<string, string>>]>([
  ['one that nobody defines', CLEAR, { 'a.c': locking('#ifdef PINNED') }],
  ['in an expression', CLEAR, { 'a.c': locking('#if defined(PINNED) && CHOSEN > 2') }],
  ['one of which a build file speaks', OPEN, { 'a.c': locking('#ifdef CHOSEN') }],
  ['one that may be defined elsewhere', OPEN, { 'a.c': locking('#ifdef PINNED'), 'p.h': '#define PINNED 1' }],
  [
    'one that is defined for other systems only',
    CLEAR,
    { 'a.c': locking('#ifdef OWN', '#if defined _WIN32\n# define OWN 1\n#endif') },
  ],
  [
    'one that is defined under another that nobody defines, which is not followed',
    OPEN,
    { 'a.c': locking('#ifdef OWN', '#ifdef PINNED\n# define OWN 1\n#endif') },
  ],
  ['one of a template', OPEN, { 'a.c': locking('#ifdef PINNED'), 'own.h.in': '/* #undef PINNED */' }],
  ['one that headers of the platform may define', OPEN, { 'a.c': locking('#ifdef SHM_R') }],
  [
    'beside a header that the build makes',
    CLEAR,
    { 'a.c': locking('#ifdef PINNED', '#include "own_config.h"') },
  ],
  ['beside one that is called alike', OPEN, { 'a.c': locking('#ifdef PINNED', '#include <libconfig.h>') }],
  ['one that is reserved', OPEN, { 'a.c': locking('#ifdef _PINNED') }],
  ['one that is a value, too', OPEN, { 'a.c': locking('#ifdef PINNED', 'int how = PINNED;') }],
  ['beside a header of a library', OPEN, { 'a.c': locking('#ifdef PINNED', '#include <pinning.h>') }],
  ['beside headers of the platform', CLEAR, { 'a.c': locking('#ifdef PINNED', '#include <limits.h>') }],
  [
    'beside a header of a library that may be there',
    CLEAR,
    { 'a.c': locking('#ifdef PINNED', '#ifdef CHOSEN\n#include <pinning.h>\n#endif') },
  ],
])('%s', async (_, expected, files) => {
  expect(await toldOf(files, DESCRIBED)).toEqual([expected]);
});

it('takes any macro for one that may be defined where no build file is there', async () => {
  expect(await toldOf({ 'a.c': locking('#ifdef PINNED') })).toEqual([OPEN]);
});

it('begins a program at the head that is left of two', async () => {
  const source = `
#include <sys/mman.h>
#ifdef PINNED
static int measured(void);
int main(void) { return measured(); }
static int measured(void)
#else
int main(void)
#endif
{
    return mlockall(MCL_CURRENT);
}
`;
  expect(await toldOf({ 'a.c': source }, DESCRIBED)).toEqual(['blocked: main > mlockall']);
});
