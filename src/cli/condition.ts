/** A condition of a rule in words that follow "when". Decides nothing. */
import type { Condition } from '../model/index.ts';

export function conditionInWords(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
      return condition.conditions.map(conditionInWords).join(' and ');
    case 'any':
      return condition.conditions.map(conditionInWords).join(' or ');
    case 'not':
      return `it is not so that ${conditionInWords(condition.condition)}`;
    case 'argument-has-flag':
      return `${condition.argument} has ${condition.flag}`;
    case 'argument-is':
      return `${condition.argument} is ${alternatives(condition.values)}`;
    case 'argument-is-zero':
      return `${condition.argument} is 0`;
    case 'argument-at-most':
      return `${condition.argument} is ${condition.most} or less`;
    case 'argument-starts-with':
      return `${condition.argument} begins with ${alternatives(condition.prefixes)}`;
    case 'descriptor-is-writable':
      return `${condition.argument} was opened for writing`;
    case 'descriptor-comes-from':
      return `${condition.argument} was opened from ${alternatives(condition.prefixes)}`;
    case 'field-is':
      return `${condition.field} of ${condition.argument} is ${alternatives(condition.values)}`;
    case 'argument-count-at-least':
      return `it gets at least ${condition.count} arguments`;
    case 'clause-is':
      return `it has the clause ${condition.clause}`;
    case 'option-given':
      return `it gets ${alternatives(condition.options)}`;
  }
}

function alternatives(values: readonly (string | number)[]): string {
  return values.join(' or ');
}
