/** The grammars as tests use them: once for each test file. */
import { openSyntax, type Syntax } from '../src/syntax/index.ts';
import { assets } from './once/index.ts';

export function openGrammars(): Promise<Syntax> {
  return openSyntax({
    engine: assets.engineBytes(),
    grammars: new Map([
      ['c', () => assets.grammarBytes('c')],
      ['cpp', () => assets.grammarBytes('cpp')],
    ]),
    budget: 60_000,
  });
}
