/** Examples for the help and the manual page: what somebody types, and what it is for. */
import type { CommandName } from './syntax.ts';

type Example = readonly [line: string, about: string];

export const examplesOf: Readonly<Record<CommandName, readonly Example[]>> = {
  lint: [
    ['mig-lint', 'Everything below this folder'],
    ['mig-lint --format text --format sarif:FILE', 'One run, two reports'],
    ['mig-lint --strict --fail-on error src lib', 'For a build server'],
    ['mig-lint --context . src/a.c src/b.c', 'What these files have to do with it'],
    ['git diff --name-only | mig-lint --files-from -', 'What changed'],
    ['mig-lint --since main', 'What a branch made worse'],
    ['mig-lint -p build -D USE_THREADS=0', 'As it is built'],
  ],
  explain: [
    ['mig-lint explain shared-mapping', 'A rule'],
    ['mig-lint explain mmap', 'An API'],
    ['mig-lint explain $(cat /proc/1234/cantmove)', 'The words of the kernel'],
  ],
  rules: [
    ['mig-lint rules', 'What is known for the usual target'],
    ['mig-lint rules --target linuxpmi-2.6.28', 'What is known for another one'],
  ],
  process: [
    ['mig-lint process 1234', 'Why it stays'],
    ['mig-lint process 1234 --source src', 'And which lines are to blame'],
  ],
  compare: [['mig-lint compare old.json new.json', 'What became better and worse']],
  summary: [['mig-lint summary reports/*.json', 'What keeps how much at home']],
  suppress: [['mig-lint suppress --reason "runs on the home node only" src', 'Accept what is there']],
  baseline: [['mig-lint baseline stats', 'What was accepted before']],
  init: [['mig-lint init', 'Asks little, and nothing where there is no terminal']],
  lsp: [['mig-lint lsp --level note', 'As an editor starts it']],
  'test-rules': [['mig-lint test-rules our-rules', 'Every code block of their pages']],
  completion: [
    ['source <(mig-lint completion bash)', 'For this shell, or in ~/.bashrc'],
    ['mig-lint completion fish > ~/.config/fish/completions/mig-lint.fish', 'For good'],
  ],
};
