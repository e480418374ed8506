/** Suppressions through the real command and pipeline: a finding that is suppressed fails nothing, the verdict stays. */
import { fellAll, plant } from './sources/tree.ts';
import { runIn } from './engine.ts';

afterAll(fellAll);

const main = (comment: string): string =>
  `#include <sys/mman.h>\nint main(void) {\n    return mlockall(MCL_CURRENT); ${comment}\n}\n`;

describe('a suppressed finding', () => {
  it.each([
    ['is not', '', 1, '1 program: will not migrate. 1 finding: 1 error.'],
    [
      'is',
      '// mig-lint-disable-line locked-memory -- on purpose',
      0,
      '1 program: will not migrate. No findings. Not counted: 1 suppressed in the code.',
    ],
  ])('that %s, fails the run or not', async (_, comment, status, summary) => {
    const outcome = await runIn(plant({ 'main.c': main(comment) }), []);
    expect(outcome.out).toContain(summary);
    expect(outcome.status).toBe(status);
  });
});
