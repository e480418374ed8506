/** Whether to colour what goes to standard output. */
import type { Environment } from './environment.ts';

/** What was asked for, then what the environment says, then whether anybody looks. */
export function wantsColour(asked: boolean | null, { variables, isTerminal }: Environment): boolean {
  if (asked !== null) return asked;
  if (isSet(variables['NO_COLOR'])) return false;
  const forced = variables['FORCE_COLOR'];
  if (isSet(forced)) return forced !== '0' && forced !== 'false';
  return isTerminal && variables['TERM'] !== 'dumb';
}

export function isSet(variable: string | undefined): boolean {
  return variable !== undefined && variable !== '';
}
