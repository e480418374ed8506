/** Which signs of the rulebook a process shows, each with where. Says nothing of what the kernel itself says. */
import type { Certainty, Mapping, RunningProcess, Sight, Sign } from '../model/index.ts';

/** A sign at a process. */
export interface Sighting {
  readonly sign: Sign;
  readonly certainty: Certainty;
  /** What is seen there: a mapping, a count. Each in a few words. */
  readonly details: readonly string[];
  /** The file below the process's folder that shows it. */
  readonly shownBy: string;
}

export function sightingsOf(running: RunningProcess, signs: readonly Sign[]): readonly Sighting[] {
  const taken = takenMappings(running, signs);
  return signs.flatMap((sign): readonly Sighting[] => {
    const { sight } = sign;
    if (sight.kind === 'mapping') {
      const mappings = taken.get(sign) ?? [];
      if (mappings.length === 0) return [];
      const isUnclear = sight.mapping === 'unclear' || sight.mapping === 'unclear-device';
      const certainty = isUnclear ? 'possible' : sign.certainty;
      return [{ sign, certainty, details: mappings.map(mappingWords), shownBy: 'maps' }];
    }
    const details = detailsOf(sight, running);
    return details === null ? [] : [{ sign, certainty: sign.certainty, ...details }];
  });
}

/** Each mapping falls under the first sign that fits it. */
function takenMappings(
  running: RunningProcess,
  signs: readonly Sign[],
): ReadonlyMap<Sign, readonly Mapping[]> {
  const taken = new Map<Sign, Mapping[]>();
  for (const mapping of running.mappings ?? []) {
    const sign = signs.find(({ sight }) => sight.kind === 'mapping' && fits(mapping, sight));
    if (sign !== undefined) taken.set(sign, [...(taken.get(sign) ?? []), mapping]);
  }
  return taken;
}

function fits(mapping: Mapping, sight: Extract<Sight, { kind: 'mapping' }>): boolean {
  const { path } = mapping;
  if (sight.begins.length > 0 && !sight.begins.some((beginning) => path.startsWith(beginning))) return false;
  if (sight.except.some((beginning) => path.startsWith(beginning))) return false;
  switch (sight.mapping) {
    case 'shared':
      return mapping.isShared;
    case 'writable':
      return mapping.isShared && mapping.isOpenForWriting === true;
    case 'read-only':
      return mapping.isShared && mapping.isOpenForWriting === false;
    case 'unclear':
      return mapping.isShared && mapping.isOpenForWriting === null;
    case 'device':
      return mapping.isCharacterDevice === true;
    case 'unclear-device':
      return mapping.isCharacterDevice === null;
  }
}

function mappingWords({ path, permissions, range }: Mapping): string {
  return `${path === '' ? 'memory without a name' : path} (${permissions} at ${range})`;
}

/** Null when it is not there to be seen. */
function detailsOf(
  sight: Exclude<Sight, { kind: 'mapping' }>,
  running: RunningProcess,
): Pick<Sighting, 'details' | 'shownBy'> | null {
  switch (sight.kind) {
    case 'several-threads': {
      const { threads } = running;
      if (threads === null || threads < 2) return null;
      return { details: [`${threads} threads`], shownBy: 'status' };
    }
    case 'locked-pages':
      return lockedPages(running);
    case 'policy': {
      const real = running.policies.filter((policy) => sight.numbers.includes(policy));
      return real.length === 0
        ? null
        : { details: real.map((policy) => `policy ${policy}`), shownBy: 'stat' };
    }
    case 'first-process':
      return running.id === 1 ? { details: [], shownBy: 'stat' } : null;
    case 'kernel-thread':
      return running.isKernelThread ? { details: [], shownBy: 'status' } : null;
  }
}

function lockedPages({ lockedKilobytes, mappings }: RunningProcess): ReturnType<typeof detailsOf> {
  if (lockedKilobytes === null || lockedKilobytes === 0) return null;
  const locked = (mappings ?? []).filter(({ isLocked }) => isLocked === true);
  return { details: [`${lockedKilobytes} kB`, ...locked.map(mappingWords)], shownBy: 'status' };
}
