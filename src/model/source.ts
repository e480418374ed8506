/** The languages that a file can be written in, as the grammars tell them apart. */

export type Language = 'c' | 'cpp';
