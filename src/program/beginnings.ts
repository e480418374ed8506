/**
 * Files in which a program surely begins. A linker takes one `main`, so what such a file defines is no other program's:
 * the `usage` that a shared source calls is each time that of the program at hand. A `main` under a condition that
 * nothing decides, as sources have it that can be tried out alone, tells nothing.
 */
import { isCompiled } from '../outline/index.ts';
import { latin1 } from './lines.ts';
import { literally } from './patterns.ts';
import type { PresenceAt } from './presence.ts';
import type { ItemId, Tree } from './tree.ts';

interface BeginningsInput {
  readonly tree: Tree;
  readonly presence: PresenceAt;
  readonly bytesOf: (file: number) => Uint8Array;
  /** What functions are called at which programs begin. */
  readonly names: readonly string[];
}

export function findBeginnings(input: BeginningsInput): ReadonlySet<number> {
  const { tree, names } = input;
  const found = names.flatMap((name) =>
    tree.bearers(tree.names.idOf(name)).filter((id) => beginsAt(input, id, name)),
  );
  return new Set(found.map(tree.fileOf));
}

function beginsAt({ tree, presence, bytesOf }: BeginningsInput, id: ItemId, name: string): boolean {
  const { kind, scope, namespace, local, start, end } = tree.item(id);
  if (kind !== 'function' || scope >= 0 || namespace >= 0 || local) return false;
  const file = tree.fileOf(id);
  if (!isCompiled(tree.files[file]?.path ?? '') || tree.includers(file).length > 0) return false;
  const at = latin1(bytesOf(file), start, end).search(
    new RegExp(String.raw`(?<![\w$.>])${literally(name)}\s*\(`),
  );
  return at >= 0 && presence(file, start + at).kind === 'always';
}

/** For each file, 0 when another program than the one at hand begins there; null when none does. */
export function withoutOthers(tree: Tree, beginnings: ReadonlySet<number>, own: number): Uint8Array | null {
  if (beginnings.size === (beginnings.has(own) ? 1 : 0)) return null;
  const inside = new Uint8Array(tree.files.length).fill(1);
  for (const file of beginnings) if (file !== own) inside[file] = 0;
  return inside;
}
