/**
 * Bundles the command into dist/: its code, the engine, the grammars and the rulebook; and the library, with types.
 * dist/ is committed, because installing from git must need no build; `.ci/run` fails when it is stale.
 * An argument is a folder to write to instead.
 * The npm script is called `bundle`: npm takes a script called `build` as a reason to install all development
 * dependencies wherever the package is installed from git.
 */
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { libraryTypes } from './library-types.mjs';

const root = join(import.meta.dirname, '..');
/** Tests build somewhere else. */
const dist = resolve(process.argv[2] ?? join(root, 'dist'));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * The packages whose ES module form asks where it lies; bundled as CommonJS they need not. That of yargs which `require`
 * would take makes a parser of the process's arguments as soon as it is read.
 */
const alias = {
  'web-tree-sitter': join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs'),
  yargs: join(root, 'node_modules/yargs/yargs.cjs'),
  tinyglobby: join(root, 'node_modules/tinyglobby/dist/index.cjs'),
};

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  alias,
  absWorkingDir: root,
  logLevel: 'warning',
};

/** What hardly any run needs, in a file of its own beside the bundles: to read all of a bundle takes a sixth of a short run. */
const seldomNeeded = ['yaml', 'diff'];

/** Has a bundle read that file when something of such a package is first used. */
const readWhenUsed = {
  name: 'read-when-used',
  setup(plugin) {
    const filter = new RegExp(`^(?:${seldomNeeded.join('|')})$`);
    plugin.onResolve({ filter }, ({ path }) => ({ path, namespace: 'read-when-used' }));
    plugin.onLoad({ filter: /./, namespace: 'read-when-used' }, ({ path }) => {
      const names = Object.keys(createRequire(import.meta.url)(path));
      const getters = names.map(
        (name) => `get ${name}() { return require('./seldom-needed.cjs').${path}.${name}; }`,
      );
      return { contents: `module.exports = { ${getters.join(', ')} };` };
    });
    plugin.onResolve({ filter: /^\.\/seldom-needed\.cjs$/ }, ({ path }) => ({ path, external: true }));
  },
};

/** The language server apart from the command: starting the one must not cost reading the other. */
async function bundleCommand() {
  const bundles = await Promise.all([
    bundle('src/cli/main.ts', 'mig-lint.cjs', { js: '#!/usr/bin/env node' }),
    bundle('src/cli/lsp/entry.ts', 'language-server.cjs', {}),
    bundleSeldomNeeded(),
  ]);
  chmodSync(join(dist, 'mig-lint.cjs'), 0o755);
  const inputs = bundles.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  writeFileSync(join(dist, 'LICENSES.txt'), licencesOf(inputs));
}

function bundleSeldomNeeded() {
  const getters = seldomNeeded.map((name) => `get ${name}() { return require('${name}'); }`);
  const contents = `module.exports = { ${getters.join(', ')} };`;
  return build({
    ...shared,
    stdin: { contents, resolveDir: root },
    outfile: join(dist, 'seldom-needed.cjs'),
    minifyWhitespace: !process.env.MIG_LINT_READABLE,
    legalComments: 'eof',
    metafile: true,
  });
}

function bundle(entry, name, banner) {
  return build({
    ...shared,
    plugins: [readWhenUsed],
    entryPoints: [entry],
    outfile: join(dist, name),
    banner,
    define: { MIG_LINT_VERSION: JSON.stringify(version) },
    minifyWhitespace: !process.env.MIG_LINT_READABLE,
    legalComments: 'eof',
    metafile: true,
  });
}

/** For `require` and for `import`, which need their types under names of their own. */
async function bundleLibrary() {
  await build({
    ...shared,
    plugins: [readWhenUsed],
    entryPoints: ['src/cli/entry.ts'],
    outfile: join(dist, 'library.cjs'),
    define: { MIG_LINT_VERSION: JSON.stringify(version) },
    minifyWhitespace: !process.env.MIG_LINT_READABLE,
    legalComments: 'none',
    banner: { js: '/* For the licences of what is bundled see LICENSES.txt. */' },
  });
  const names = Object.keys(createRequire(import.meta.url)(join(dist, 'library.cjs'))).sort();
  const reexport = `import library from './library.cjs';\nexport const { ${names.join(', ')} } = library;\n`;
  writeFileSync(join(dist, 'library.mjs'), reexport);
  for (const name of ['library.d.cts', 'library.d.mts']) writeFileSync(join(dist, name), libraryTypes());
}

/** What the bundle's parts ask to be told along with them. */
function licencesOf(inputs) {
  const packages = new Set(
    inputs.map((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]).filter(Boolean),
  );
  const texts = [...packages].sort().map((folder) => {
    const about = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((name) => /^licen[cs]e/i.test(name));
    const text = file === undefined ? '' : readFileSync(join(root, folder, file), 'utf8').trim();
    return `${about.name} ${about.version} (${about.license})\n\n${text}\n`;
  });
  const grammars = [
    ['tree-sitter-c, tree-sitter-cpp', 'LICENSE'],
    ['tree-sitter-bash', 'LICENSE.bash'],
  ].map(
    ([names, file]) => `${names} (MIT)\n\n${readFileSync(join(root, 'grammars', file), 'utf8').trim()}\n`,
  );
  return [...texts, ...grammars].join(`\n${'-'.repeat(78)}\n\n`);
}

/** The bundle looks for these beside itself. */
function copyEngineAndGrammars() {
  copyFileSync(
    join(root, 'node_modules/web-tree-sitter/web-tree-sitter.wasm'),
    join(dist, 'web-tree-sitter.wasm'),
  );
  for (const name of readdirSync(join(root, 'grammars'))) {
    if (name.endsWith('.wasm')) copyFileSync(join(root, 'grammars', name), join(dist, name));
  }
}

/** Compiles rules/ with the project's own code, so that a user's start-up reads one checked file. */
async function writeRulebook() {
  const scratch = mkdtempSync(join(tmpdir(), 'mig-lint-build-'));
  try {
    const outfile = join(scratch, 'rulebook.cjs');
    const contents =
      "export { compileKnowledge } from './rulebook/index.ts'; export { readKnowledge } from './sources/index.ts';";
    await build({ ...shared, stdin: { contents, resolveDir: join(root, 'src'), loader: 'ts' }, outfile });
    const { compileKnowledge, readKnowledge } = createRequire(import.meta.url)(outfile);
    const compiled = compileKnowledge(readKnowledge(join(root, 'rules')));
    if (compiled.kind === 'errors') throw new Error(compiled.errors.map(describeError).join('\n'));
    writeFileSync(join(dist, 'rulebook.json'), `${JSON.stringify(compiled.knowledge)}\n`);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function describeError({ file, line, text }) {
  return `rules/${file}:${line}: ${text}`;
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
await bundleCommand();
await bundleLibrary();
copyEngineAndGrammars();
await writeRulebook();
