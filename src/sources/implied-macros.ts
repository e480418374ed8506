/**
 * The macros that a compiler defines by itself because of a unit's options. Not those that it always defines, nor
 * those of the machine that it compiles for, `-m32` and `-m64` included: they belong to the target.
 */
import type { BuildFeature, MacroChange, TranslationUnit } from '../model/index.ts';

/** In force before the unit's own defines. */
export function impliedMacros(unit: TranslationUnit): readonly MacroChange[] {
  const features = unit.features.flatMap((feature) => ofFeature(feature, unit));
  const all = [...ofStandard(unit), ...features];
  return all.map(([name, text]) => ({ kind: 'define', name, parameters: null, text }));
}

type NameAndText = readonly [name: string, text: string];

function ofFeature(feature: BuildFeature, unit: TranslationUnit): readonly NameAndText[] {
  switch (feature) {
    case 'freestanding':
      return [['__STDC_HOSTED__', '0']];
    case 'm32':
    case 'm64':
      return [];
    case 'openmp':
      return [['_OPENMP', '201511'], ...(unit.features.includes('pthread') ? [] : threads)];
    case 'optimize':
      return [['__OPTIMIZE__', '1']];
    case 'optimize-size':
      return [['__OPTIMIZE_SIZE__', '1']];
    case 'pic':
      return inBothCases('pic', '2');
    case 'small-pic':
      return inBothCases('pic', '1');
    case 'pie':
      return inBothCases('pie', unit.features.includes('pic') ? '2' : '1');
    case 'pthread':
      return threads;
  }
}

/** OpenMP brings them along with gcc; clang links them only. */
const threads: readonly NameAndText[] = [['_REENTRANT', '1']];

function inBothCases(word: string, text: string): readonly NameAndText[] {
  return [
    [`__${word.toUpperCase()}__`, text],
    [`__${word}__`, text],
  ];
}

/** By what follows `c`, `gnu` or `iso9899:`. C90 has no version of its own. */
const cVersions: ReadonlyMap<string, string> = new Map([
  ['199409', '199409L'],
  ['99', '199901L'],
  ['9x', '199901L'],
  ['1999', '199901L'],
  ['199x', '199901L'],
  ['11', '201112L'],
  ['1x', '201112L'],
  ['2011', '201112L'],
  ['17', '201710L'],
  ['18', '201710L'],
  ['2017', '201710L'],
  ['2018', '201710L'],
  ['23', '202311L'],
  ['2x', '202311L'],
  ['2024', '202311L'],
]);

/** By what follows `c++` or `gnu++`. */
const cppVersions: ReadonlyMap<string, string> = new Map([
  ['98', '199711L'],
  ['03', '199711L'],
  ['0x', '201103L'],
  ['11', '201103L'],
  ['1y', '201402L'],
  ['14', '201402L'],
  ['1z', '201703L'],
  ['17', '201703L'],
  ['2a', '202002L'],
  ['20', '202002L'],
  ['2b', '202302L'],
  ['23', '202302L'],
]);

const standardName = /^(c\+\+|gnu\+\+|c|gnu|iso9899:)(\w+)$/;

/** A standard of the other language is one that the compiler ignores with a warning. */
function ofStandard({ standard, language }: TranslationUnit): readonly NameAndText[] {
  const [, dialect = '', year = ''] = standardName.exec(standard ?? '') ?? [];
  const isCpp = dialect.endsWith('++');
  if (dialect === '' || isCpp !== (language === 'cpp')) return [];
  const version = (isCpp ? cppVersions : cVersions).get(year);
  const strict: readonly NameAndText[] = dialect.startsWith('gnu') ? [] : [['__STRICT_ANSI__', '1']];
  if (version === undefined) return strict;
  return [[isCpp ? '__cplusplus' : '__STDC_VERSION__', version], ...strict];
}
