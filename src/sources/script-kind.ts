/**
 * Which scripts a name tells of, and which the first line of a file does. Says nothing of what is in them.
 */
import type { ScriptKind } from '../model/index.ts';

const byExtension: ReadonlyMap<string, ScriptKind> = new Map([
  ['sh', 'shell'],
  ['bash', 'shell'],
  ['ksh', 'shell'],
  ['dash', 'shell'],
  ['csh', 'c-shell'],
  ['tcsh', 'c-shell'],
  ['spec', 'spec'],
  ['service', 'unit'],
  ['socket', 'unit'],
  ['crontab', 'crontab'],
  ['cron', 'crontab'],
]);

const byName: ReadonlyMap<string, ScriptKind> = new Map([
  ['inittab', 'inittab'],
  ['crontab', 'crontab'],
  ...['profile', 'bashrc', 'bash.bashrc', 'zshrc', 'zprofile', 'rc', 'rc.local', 'rc.sysinit'].map(
    (name): [string, ScriptKind] => [name, 'shell'],
  ),
  ...[
    '.profile',
    '.bash_profile',
    '.bash_login',
    '.bashrc',
    '.kshrc',
    '.zshrc',
    '.zprofile',
    '.xsession',
  ].map((name): [string, ScriptKind] => [name, 'shell']),
  ...['csh.login', 'csh.cshrc', '.login', '.cshrc', '.tcshrc'].map((name): [string, ScriptKind] => [
    name,
    'c-shell',
  ]),
]);

/** Folders in which every plain name is one kind of script. */
const byFolder: readonly (readonly [RegExp, ScriptKind])[] = [
  [/(?:^|\/)(?:init\.d|rc[0-6S]?\.d)\/[^/.]+$/, 'shell'],
  [/(?:^|\/)cron\.(?:hourly|daily|weekly|monthly)\/[^/.]+$/, 'shell'],
  [/(?:^|\/)cron\.d\/[^/.]+$/, 'system-crontab'],
  [/(?:^|\/)spool\/cron\/(?:crontabs\/|tabs\/)?[^/.]+$/, 'crontab'],
];

/** Null for a name that says nothing of a script. */
export function scriptKindOf(path: string): ScriptKind | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/(?:^|\/)etc\/crontab$/.test(path)) return 'system-crontab';
  const named = byName.get(name);
  if (named !== undefined) return named;
  const folder = byFolder.find(([pattern]) => pattern.test(path));
  if (folder !== undefined && !/^[A-Z]+$/.test(name)) return folder[1];
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? null : (byExtension.get(name.slice(dot + 1)) ?? null);
}

/** Names without an extension, and those that maintainers of packages give to scripts. */
export function mayNameItsShell(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return !name.includes('.') || /\.(?:init|postinst|preinst|postrm|prerm|config|in)$/.test(name);
}

/** `#!/bin/sh`, `#! /usr/bin/env bash`: the kind of script that a first line begins, or null. */
export function kindByFirstLine(head: string): ScriptKind | null {
  const shell = /^#!\s*\S*?(?:\/env\s+(?:-\S+\s+)*)?([\w.-]+)(?=\s|$)/.exec(head)?.[1];
  if (shell === undefined) return null;
  if (/^(?:t?csh)$/.test(shell)) return 'c-shell';
  return /^(?:sh|bash|dash|ash|ksh|mksh|pdksh|zsh|runscript|openrc-run)\d*$/.test(shell) ? 'shell' : null;
}
