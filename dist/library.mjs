import library from './library.cjs';
export const { MisuseError, analyze, render, version } = library;
