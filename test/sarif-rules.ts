/**
 * What a SARIF log must keep to beyond its schema: the rules of Microsoft's validator that it calls errors or warnings
 * and that could concern us, by their numbers, and what GitHub makes of a log. `multitool.test.ts` asks the validator
 * itself where it is installed.
 */
import type { Location, Log, Message, PhysicalLocation, Region, Result, Run } from 'sarif';

/** A sentence for each fault; empty when there is none. */
export function sarifFaults(log: Log): readonly string[] {
  return [
    ...faults(log.$schema === 'https://json.schemastore.org/sarif-2.1.0.json', 'SARIF1011: another schema'),
    ...log.runs.flatMap((run) => [
      ...driverFaults(run),
      ...limitFaults(run),
      ...identityFaults(run),
      ...(run.results ?? []).flatMap((result) => resultFaults(result, run)),
      ...placesOf(run).flatMap((place) => placeFaults(place, run)),
      ...messagesOf(run).flatMap(messageFaults),
    ]),
  ];
}

function faults(isRight: boolean, text: string): readonly string[] {
  return isRight ? [] : [text];
}

function driverFaults({ tool: { driver } }: Run): readonly string[] {
  const { rules = [], version = '', informationUri = '', name } = driver;
  return [
    ...faults(/^\d+\.\d+/.test(version), 'SARIF2005: no number in the version'),
    ...faults(informationUri.startsWith('https://'), 'SARIF2005: no page on the tool'),
    ...faults(name.split(' ').length <= 3, 'SARIF2005: the name is too long'),
    ...rules.flatMap((rule) => {
      const { id, fullDescription, shortDescription, help } = rule;
      const texts = [shortDescription?.text ?? '', fullDescription?.text ?? ''];
      return [
        ...faults(rule.name?.toLowerCase() !== id.toLowerCase(), `SARIF1001: ${id} is its own name`),
        ...faults(
          texts.every((text) => text !== '' && text.length <= 1024),
          `GH2012: ${id} is not described`,
        ),
        ...faults((help?.text ?? '') !== '' && (help?.markdown ?? '') !== '', `GH2012: ${id} has no help`),
        ...faults(
          texts.every((text) => text.endsWith('.')),
          `SARIF2001: ${id} ends without a period`,
        ),
      ];
    }),
  ];
}

function limitFaults(run: Run): readonly string[] {
  const { results = [], tool } = run;
  const flows = results.flatMap(({ codeFlows = [] }) => codeFlows.flatMap(({ threadFlows }) => threadFlows));
  const most = (list: readonly number[]): number => Math.max(0, ...list);
  return [
    ...faults(results.length <= 5000, 'GitHub keeps 5,000 results'),
    ...faults((tool.driver.rules ?? []).length <= 1000, 'GH1004: rules'),
    ...faults(most(results.map(({ locations = [] }) => locations.length)) <= 1, 'GitHub takes one location'),
    ...faults(most(results.map(({ relatedLocations = [] }) => relatedLocations.length)) <= 100, 'related'),
    ...faults(most(results.map(({ codeFlows = [] }) => codeFlows.length)) <= 100, 'GH1004: code flows'),
    ...faults(most(flows.map(({ locations }) => locations.length)) <= 100, 'GH1004: steps'),
    ...faults(
      (tool.driver.rules ?? []).every(({ properties }) => (properties?.tags ?? []).length <= 10),
      'GitHub keeps ten tags',
    ),
  ];
}

/** To GitHub a result is its rule, its path and its line's hash: two alike would be one alert. */
function identityFaults({ results = [] }: Run): readonly string[] {
  const identities = results.flatMap(({ ruleId, locations, partialFingerprints }) => {
    const hash = partialFingerprints?.['primaryLocationLineHash'];
    const uri = locations?.[0]?.physicalLocation?.artifactLocation?.uri;
    return hash === undefined ? [] : [`${ruleId} ${uri} ${hash}`];
  });
  const own = results.map(({ partialFingerprints }) => partialFingerprints?.['migLint/v1']);
  return [
    ...faults(new Set(identities).size === identities.length, 'Two results are one alert'),
    ...faults(new Set(own).size === own.length && !own.includes(undefined), 'A fingerprint stands twice'),
  ];
}

function resultFaults(result: Result, { tool }: Run): readonly string[] {
  const { ruleId, ruleIndex = -1, message, relatedLocations = [], locations = [] } = result;
  const ids = relatedLocations.map(({ id }) => String(id));
  const links = [...(message.text ?? '').matchAll(/\[(?:\\.|[^\]\\])*\]\(([^)]*)\)/g)].map(([, id]) => id);
  return [
    ...faults(tool.driver.rules?.[ruleIndex]?.id === ruleId, `SARIF1010: ${ruleId} is not rule ${ruleIndex}`),
    ...faults(
      links.every((id) => ids.includes(id ?? '')),
      `A link of ${ruleId} leads nowhere`,
    ),
    ...faults(
      ids.every((id) => links.includes(id)),
      `A place of ${ruleId} is not linked`,
    ),
    ...faults(locations.length === 1, `GH1001: ${ruleId} has no place`),
  ];
}

function placeFaults(
  { artifactLocation, region, contextRegion }: PhysicalLocation,
  run: Run,
): readonly string[] {
  const { uri = '', uriBaseId = '' } = artifactLocation ?? {};
  const isRelative = /^(?:[\w.~!$&'()*+,;=@-]|%[0-9A-F]{2})+(?:\/(?:[\w.~!$&'()*+,;=@-]|%[0-9A-F]{2})+)*$/;
  return [
    ...faults(isRelative.test(uri), `SARIF1002: ${uri} is no relative reference`),
    ...faults(!uri.split('/').includes('..'), `SARIF1002: ${uri} climbs`),
    ...faults(run.originalUriBaseIds?.[uriBaseId] !== undefined, `SARIF1004: ${uriBaseId} is not declared`),
    ...(region === undefined ? [] : regionFaults(region)),
    ...(contextRegion === undefined || region === undefined ? [] : contextFaults(region, contextRegion)),
  ];
}

function regionFaults({
  startLine = 0,
  startColumn = 1,
  endLine = startLine,
  endColumn,
}: Region): readonly string[] {
  const isForwards = endLine > startLine || (endColumn ?? startColumn) >= startColumn;
  return faults(startLine >= 1 && endLine >= startLine && isForwards, `SARIF1007: region at ${startLine}`);
}

function contextFaults(region: Region, context: Region): readonly string[] {
  const [start = 0, end = start] = [region.startLine, region.endLine];
  const [from = 0, to = from] = [context.startLine, context.endLine];
  const isAround = from <= start && to >= end && (from < start || to > end);
  const holds = (context.snippet?.text ?? '').includes(region.snippet?.text ?? '');
  return [
    ...faults(isAround, `SARIF1008: the context at ${from} is no larger`),
    ...faults(holds || (context.snippet?.text ?? '').length === 1000, `SARIF1008: other text at ${from}`),
  ];
}

function placesOf(run: Run): readonly PhysicalLocation[] {
  const results = run.results ?? [];
  const invocations = run.invocations ?? [];
  const steps = results.flatMap(({ codeFlows = [] }) =>
    codeFlows.flatMap(({ threadFlows }) =>
      threadFlows.flatMap(({ locations }) => locations.map(({ location }) => location)),
    ),
  );
  const notified = invocations.flatMap(({ toolExecutionNotifications = [] }) =>
    toolExecutionNotifications.flatMap(({ locations = [] }) => locations),
  );
  const all: readonly (Location | undefined)[] = [
    ...results.flatMap(({ locations = [], relatedLocations = [] }) => [...locations, ...relatedLocations]),
    ...steps,
    ...notified,
  ];
  return all.flatMap((location) => location?.physicalLocation ?? []);
}

function messagesOf(run: Run): readonly Message[] {
  const notified = (run.invocations ?? []).flatMap((one) => one.toolExecutionNotifications ?? []);
  return [...(run.results ?? []), ...notified].map(({ message }) => message);
}

function messageFaults({ text = '' }: Message): readonly string[] {
  return faults(/[.?!]$/.test(text), `SARIF2001: ${text.slice(-40)} ends without a period`);
}
