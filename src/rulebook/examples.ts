/** Takes the code out of a rule's page, for whoever asks what a use looks like. The page's test reads the rest of it. */
import type { Example } from '../model/index.ts';

/** The blocks under the heading of what is found, without the marks at the ends of their lines. */
export function examplesOf(page: string): readonly Example[] {
  const [, section = ''] = /\n## What is flagged\n([^]*?)(?=\n## |$)/.exec(page) ?? [];
  return [...section.matchAll(/^```c(?:pp)?\b(.*)\n([^]*?)^```$/gm)].map(([, fence = '', code = '']) => ({
    target: /\btarget=(\S+)/.exec(fence)?.[1] ?? null,
    code: code.trimEnd(),
  }));
}
