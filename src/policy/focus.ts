/**
 * What is told of when some files were asked about and the rest of the tree was looked at for their sake: the findings
 * in those files, and the whole verdict of every program that they have a part in. It changes no verdict.
 */
import type { Analysis, JudgedFinding, Notice } from '../model/index.ts';

export function focusOn(analysis: Analysis, isNamed: (file: string) => boolean): Analysis {
  const findings = analysis.findings.map((one): JudgedFinding => {
    const stays = one.exemption !== null || takesPart(one, isNamed);
    return stays ? one : { ...one, exemption: { kind: 'elsewhere' } };
  });
  const concerned = new Set(
    findings.flatMap(({ exemption, reach }) =>
      exemption?.kind !== 'elsewhere' && reach.kind === 'reached' ? reach.programs : [],
    ),
  );
  const programs = analysis.programs.filter(
    ({ program, entry, holes }) =>
      concerned.has(program) || isNamed(entry.file) || holes.some(({ span }) => isNamed(span.file)),
  );
  const apart = analysis.programs.length - programs.length;
  const notices = apart === 0 ? analysis.notices : [...analysis.notices, leftOut(apart)];
  return {
    ...analysis,
    findings,
    programs,
    notices,
    holes: analysis.holes.filter(({ span }) => isNamed(span.file)),
  };
}

function leftOut(programs: number): Notice {
  const text = `The files that were asked about have no part in ${programs === 1 ? '1 program' : `${String(programs)} programs`} of the tree.`;
  return { text, file: null, line: null, incomplete: false };
}

/** A wrapper that changes is a reason to tell of those who call it, though their own lines stay as they are. */
function takesPart({ finding }: JudgedFinding, isNamed: (file: string) => boolean): boolean {
  return isNamed(finding.span.file) || finding.through.some(({ span }) => isNamed(span.file));
}
