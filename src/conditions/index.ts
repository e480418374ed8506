/** Questions about one use, answered yes, no or maybe. One predicate a file, named as in `rule.yaml`. */
import type { Answer, Condition } from '../model/index.ts';
import { argumentAtMost } from './argument-at-most.ts';
import { argumentCountAtLeast } from './argument-count-at-least.ts';
import { argumentHasFlag } from './argument-has-flag.ts';
import { argumentIs } from './argument-is.ts';
import { argumentIsZero } from './argument-is-zero.ts';
import { argumentStartsWith } from './argument-starts-with.ts';
import { clauseIs } from './clause-is.ts';
import { type Asked, both, either, negate } from './context.ts';
import { descriptorComesFrom } from './descriptor-comes-from.ts';
import { descriptorIsWritable } from './descriptor-is-writable.ts';
import { fieldIs } from './field-is.ts';
import { optionGiven } from './option-given.ts';

export { type Asked, calculated, type Constants } from './context.ts';

export function ask(condition: Condition, asked: Asked): Answer {
  switch (condition.kind) {
    case 'all':
      return both(condition.conditions.map((one) => ask(one, asked)));
    case 'any':
      return either(condition.conditions.map((one) => ask(one, asked)));
    case 'not':
      return negate(ask(condition.condition, asked));
    case 'argument-has-flag':
      return argumentHasFlag(asked, condition);
    case 'argument-is':
      return argumentIs(asked, condition);
    case 'argument-is-zero':
      return argumentIsZero(asked, condition);
    case 'argument-at-most':
      return argumentAtMost(asked, condition);
    case 'argument-starts-with':
      return argumentStartsWith(asked, condition);
    case 'descriptor-is-writable':
      return descriptorIsWritable(asked, condition);
    case 'descriptor-comes-from':
      return descriptorComesFrom(asked, condition);
    case 'field-is':
      return fieldIs(asked, condition);
    case 'argument-count-at-least':
      return argumentCountAtLeast(asked, condition);
    case 'clause-is':
      return clauseIs(asked, condition);
    case 'option-given':
      return optionGiven(asked, condition.options);
  }
}
