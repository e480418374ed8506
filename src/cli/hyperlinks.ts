/**
 * Whether the terminal on standard output shows links (OSC 8), and where they lead. The rules for who can are those of
 * the package supports-hyperlinks; unknown terminals get none, because some print the escape as text.
 */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LinkTo } from '../report/index.ts';
import { readText } from '../sources/index.ts';
import { isSet } from './colour.ts';
import type { Environment } from './environment.ts';

type Variables = Environment['variables'];

export function supportsHyperlinks({ variables, isTerminal }: Environment): boolean {
  const forced = variables['FORCE_HYPERLINK'];
  if (forced !== undefined) return forced !== '0';
  if (!isTerminal || variables['TERM'] === 'dumb') return false;
  if (isSet(variables['CI']) || isSet(variables['TEAMCITY_VERSION'])) return false;
  if (isSet(variables['WT_SESSION']) || isSet(variables['DOMTERM'])) return true;
  return byProgram(variables) ?? byTerminal(variables);
}

/** Terminals that name themselves, and from which version on they show links. */
const programs: ReadonlyMap<string | undefined, readonly [major: number, minor: number]> = new Map([
  ['iTerm.app', [3, 1]],
  ['WezTerm', [20_200_620, 0]],
  ['vscode', [1, 72]],
  ['ghostty', [0, 0]],
  ['zed', [0, 0]],
]);

function byProgram(variables: Variables): boolean | null {
  const since = programs.get(variables['TERM_PROGRAM']);
  if (since === undefined) return null;
  const [major, minor] = numbersOf(variables['TERM_PROGRAM_VERSION']);
  return major > since[0] || (major === since[0] && minor >= since[1]);
}

function byTerminal(variables: Variables): boolean {
  const vte = variables['VTE_VERSION'];
  if (isSet(vte)) {
    // 0.50.0 knows links, and crashes on them.
    return vte !== '0.50.0' && vteNumber(vte ?? '') >= 5000;
  }
  return ['alacritty', 'xterm-kitty', 'foot', 'foot-extra'].includes(variables['TERM'] ?? '');
}

/** `5202` as well as `0.52.2`. */
function vteNumber(version: string): number {
  if (/^\d+$/.test(version)) return Number(version);
  const [, minor, patch] = version.split('.').map(Number);
  return (minor ?? 0) * 100 + (patch ?? 0);
}

function numbersOf(version: string | undefined): readonly [number, number] {
  const [major = 0, minor = 0] = (version ?? '').split('.').map((part) => parseInt(part, 10) || 0);
  return [major, minor];
}

/** A source file, or the page on a rule where it lies beside the command; rules of somebody's own have none there. */
export function linksFor({ cwd, home }: Environment): LinkTo {
  const pages = new Map<string, string | null>();
  const pageOf = (rule: string): string | null => {
    const path = join(home, '..', 'rules', rule, 'README.md');
    return readText(path).kind === 'text' ? pathToFileURL(path).href : null;
  };
  return (target) => {
    switch (target.kind) {
      case 'file':
        return pathToFileURL(resolve(cwd, target.file)).href;
      case 'rule': {
        const page = pages.get(target.rule) ?? pageOf(target.rule);
        pages.set(target.rule, page);
        return page;
      }
    }
  };
}
