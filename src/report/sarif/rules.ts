/** The tool and its rules: all of them, even those that found nothing, so that rule pages never vanish. */
import type { ReportingDescriptor, ToolComponent } from 'sarif';
import type { Level, ReportInput, Rule } from '../../model/index.ts';
import { stayReasonOf } from '../knowledge.ts';
import type { Knowledge } from '../knowledge.ts';
import { kernelWords, sentence } from '../words.ts';

/** GitHub cuts short and full descriptions here. */
const longestDescription = 1024;
const mostTags = 10;

/** Where the migration rules of the kernel are told; to be replaced once mig-lint has a page of its own. */
const informationUri = 'https://tldp.org/HOWTO/openMosix-HOWTO/';

/** The word that code scanning wants for each level. */
const severities: Readonly<Record<Level, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'recommendation',
};

export function driverOf(input: ReportInput, knowledge: Knowledge): ToolComponent {
  const { rulebook, version } = input;
  return {
    name: 'mig-lint',
    fullName: `mig-lint ${version}`,
    version,
    semanticVersion: version,
    informationUri,
    rules: rulebook.rules.map((rule) => descriptorOf(rule, input, knowledge)),
  };
}

function descriptorOf(rule: Rule, input: ReportInput, knowledge: Knowledge): ReportingDescriptor {
  const reason = stayReasonOf(knowledge, rule.stayReason);
  const level = usualLevel(rule);
  const tags = ['migration', input.rulebook.target.id, ...(reason === null ? [] : [reason.id])];
  return {
    id: rule.id,
    name: nameOf(rule.id),
    shortDescription: { text: shortened(sentence(rule.title)) },
    fullDescription: { text: shortened([rule.title, reason?.why ?? rule.remedy].map(sentence).join(' ')) },
    messageStrings: { default: { text: messageTemplate(rule.message) } },
    help: helpOf(rule, input, knowledge),
    defaultConfiguration: { level },
    properties: {
      tags: tags.slice(0, mostTags),
      precision: rule.rows.every(({ certainty }) => certainty === 'certain') ? 'high' : 'medium',
      'problem.severity': severities[level],
    },
  };
}

/** What the rule says before policy has spoken: every result carries its own level. */
function usualLevel(rule: Rule): Level {
  const staying = rule.rows.filter(({ effect }) => effect === 'stays');
  if (staying.some(({ certainty, duration }) => certainty === 'certain' && duration === 'lasting'))
    return 'error';
  return staying.length > 0 ? 'warning' : 'note';
}

/** `SystemVSharedMemory`; SARIF wants it to differ from the id even when case is ignored. */
function nameOf(id: string): string {
  const name = id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return name.toLowerCase() === id.toLowerCase() ? `${name}Use` : name;
}

/** The call becomes the first argument; braces that mean themselves are doubled. */
function messageTemplate(message: string): string {
  const doubled = message.replace(/[{}]/g, (brace) => brace + brace);
  return sentence(doubled.replaceAll('{{call}}', '{0}'));
}

function helpOf(rule: Rule, input: ReportInput, knowledge: Knowledge): { text: string; markdown: string } {
  const parts = helpParts(rule, input, knowledge);
  const text = parts.map(([label, value]) => `${label}: ${value}`);
  const markdown = parts.map(([label, value]) => `**${label}:** ${value}`);
  const evidence = evidenceOf(rule, knowledge);
  const list = evidence.length === 0 ? [] : [`Evidence:\n${evidence.map((line) => `- ${line}`).join('\n')}`];
  return {
    text: [sentence(rule.title), ...text, ...list].join('\n\n'),
    markdown: [`## ${rule.title}`, ...markdown, ...list].join('\n\n'),
  };
}

function helpParts(
  rule: Rule,
  input: ReportInput,
  knowledge: Knowledge,
): readonly (readonly [string, string])[] {
  const reason = stayReasonOf(knowledge, rule.stayReason);
  const label = usualLevel(rule) === 'note' ? 'Advice' : 'Instead';
  const instead = [label, sentence(rule.remedy)] as const;
  if (reason === null) return [instead];
  return [
    ['Why', reason.why],
    ['Kernel word', sentence(kernelWords(reason, input.rulebook.target))],
    ['Ends', reason.ends],
    instead,
  ];
}

function evidenceOf(rule: Rule, knowledge: Knowledge): readonly string[] {
  const reason = stayReasonOf(knowledge, rule.stayReason);
  const ids = new Set([...(reason?.evidence ?? []), ...rule.rows.flatMap(({ evidence }) => evidence)]);
  return [...ids].flatMap((id) => {
    const evidence = knowledge.evidence.get(id);
    if (evidence === undefined) return [];
    return [`${evidence.says} (${evidence.kind}, ${evidence.mark}: ${evidence.source})`];
  });
}

function shortened(text: string): string {
  return text.length <= longestDescription ? text : `${text.slice(0, longestDescription - 2)}….`;
}
