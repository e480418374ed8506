/** Jest runs the TypeScript sources as they are: swc strips the types and turns ES modules into CommonJS. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  extensionsToTreatAsEsm: [],
  globalSetup: '<rootDir>/test/once/begin.mjs',
  globalTeardown: '<rootDir>/test/once/end.mjs',
  maxWorkers: 2,
  // Modules of tests look up a global name hundreds of times more slowly than others do, unless it is handed to them.
  sandboxInjectedGlobals: [
    ...['Array', 'Int32Array', 'JSON', 'Map', 'Math', 'Number', 'Object', 'RegExp', 'Set', 'String'],
    ...['Uint8Array', 'WeakMap'],
  ],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
};
