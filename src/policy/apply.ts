/** What a configuration makes of findings: their levels, and which of them count. It changes no verdict. */
import type { Analysis, Configuration, JudgedFinding, LevelChoice } from '../model/index.ts';
import { openPatterns } from './patterns.ts';

type Overrides = Pick<Configuration, 'overrides' | 'thirdParty'>;

/** `root` is the absolute folder that the files of the analysis are relative to. */
export function applyConfiguration(analysis: Analysis, configuration: Overrides, root: string): Analysis {
  const isThirdParty = openPatterns(root, configuration.thirdParty);
  const choiceFor = openOverrides(configuration, root);
  const findings = analysis.findings.map((one): JudgedFinding => {
    const { file } = one.finding.span;
    const choice = choiceFor(file, one.finding.rule);
    if (choice === 'off') return { ...one, exemption: { kind: 'off' } };
    const level = choice ?? one.level;
    return isThirdParty(file) ? { ...one, level, exemption: { kind: 'third-party' } } : { ...one, level };
  });
  return { ...analysis, findings };
}

/** Every rule for which a level was chosen in a file. */
export function levelChoices(
  configuration: Overrides,
  root: string,
  file: string,
  rules: readonly string[],
): Readonly<Record<string, LevelChoice>> {
  const choiceFor = openOverrides(configuration, root);
  return Object.fromEntries(
    rules.flatMap((rule): readonly (readonly [string, LevelChoice])[] => {
      const choice = choiceFor(file, rule);
      return choice === null ? [] : [[rule, choice]];
    }),
  );
}

/** The level that was chosen for a rule in a file: the last override that speaks of it counts. */
function openOverrides(
  { overrides }: Overrides,
  root: string,
): (file: string, rule: string) => LevelChoice | null {
  const opened = overrides.map(({ files, levels }) => {
    return { levels, holdsFor: files === null ? (): boolean => true : openPatterns(root, [files]) };
  });
  return (file, rule) => {
    const speaking = opened.filter(
      ({ levels, holdsFor }) => (Object.hasOwn(levels, rule) || Object.hasOwn(levels, '*')) && holdsFor(file),
    );
    const last = speaking.at(-1)?.levels;
    if (last === undefined) return null;
    return (Object.hasOwn(last, rule) ? last[rule] : last['*']) ?? null;
  };
}
