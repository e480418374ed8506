/** A judged finding in the few lines that fit beside the code. The whole story is for the hover and the report. */
import type { JudgedFinding, Rulebook } from '../../model/index.ts';
import { kernelWords, presenceSentence, reachSentence } from '../../report/index.ts';

/** `knowsProgram` is false where one file was looked at alone, so that nobody can say who reaches it. */
export function messageFor(
  { finding, reach }: JudgedFinding,
  rulebook: Rulebook,
  knowsProgram: boolean,
): string {
  const reason = rulebook.stayReasons.find(({ id }) => id === finding.stayReason) ?? null;
  const presence = presenceSentence(finding.presence);
  const lines = [
    finding.message,
    ...(reason === null ? [] : [`${reason.why} ${kernelWords(reason, rulebook.target)}.`]),
    ...(presence === null ? [] : [presence]),
    ...finding.doubts,
    ...(finding.note === null ? [] : [finding.note]),
    ...(knowsProgram && finding.presence.kind !== 'never' ? [reachSentence(reach)] : []),
    ...(finding.remedy === '' ? [] : [`Instead: ${finding.remedy}`]),
  ];
  return lines.join('\n');
}
