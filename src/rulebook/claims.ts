/** What every claim of `rules/` refers to: its effect, its evidence, the targets that it holds for. */
import type { Certainty, Effect, Evidence } from '../model/index.ts';
import type { Field, Reader } from './fields.ts';

export const EFFECTS: readonly Effect[] = ['stays', 'locked', 'costs', 'unsafe', 'crashes', 'fine'];

/** What rows may refer to. */
export interface Known {
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly stayReasons: ReadonlySet<string>;
  readonly targets: readonly string[];
}

export function readEvidenceIds(reader: Reader, field: Field, known: Known['evidence']): readonly string[] {
  const ids = reader.texts(field, 'evidence');
  for (const id of ids) {
    if (!known.has(id)) reader.fail(field.at('evidence') ?? field, `evidence.yaml has no "${id}".`);
  }
  return ids;
}

/** Target ids or beginnings of them; null when the key is absent. */
export function readTargetNames(
  reader: Reader,
  field: Field,
  known: readonly string[],
): readonly string[] | null {
  const named = field.at('targets');
  if (named === null) return null;
  const targets = reader.texts(field, 'targets');
  for (const target of targets) {
    if (!known.some((id) => id.startsWith(target))) reader.fail(named, `No target begins with "${target}".`);
  }
  return targets;
}

/** A finding is never surer than the weakest evidence that its row rests on. */
export function certaintyOf(evidence: readonly string[], known: Pick<Known, 'evidence'>): Certainty {
  return evidence.every((id) => known.evidence.get(id)?.mark === 'confirmed') ? 'certain' : 'possible';
}
