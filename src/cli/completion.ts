/**
 * Scripts by which shells complete our commands, options and their values, made of the tables that the command line is
 * read by. They ask nobody while somebody types, so that completing is instant.
 */
import { formatNames, summaryFormats } from '../report/index.ts';
import { stages } from './engine.ts';
import { type CommandName, type DescribedCommand, describedCommands } from './syntax.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

export interface Known {
  readonly rules: readonly string[];
  readonly targets: readonly string[];
}

export function completionScript(shell: Shell, known: Known): string {
  switch (shell) {
    case 'bash':
      return bash(known);
    case 'zsh':
      return zsh(known);
    case 'fish':
      return fish(known);
  }
}

/** What an option takes where that is a closed set; every other value is a file, or something that nobody can guess. */
function valuesOf(command: CommandName, option: string, known: Known): readonly string[] {
  switch (option) {
    case 'format':
      if (command === 'lint') return formatNames;
      if (command === 'summary') return summaryFormats;
      return command === 'compare' ? ['text', 'json', 'markdown'] : ['text', 'json'];
    case 'sarif-suppressions':
      return ['include', 'omit'];
    case 'level':
      return ['error', 'warning', 'note'];
    case 'fail-on':
      return ['error', 'warning', 'note', 'never'];
    case 'show':
      return stages;
    case 'rule':
      return known.rules;
    case 'target':
      return known.targets;
    default:
      return [];
  }
}

/** What stands without an option; files where there is nothing better. */
function wordsOf(command: CommandName, known: Known): readonly string[] {
  switch (command) {
    case 'explain':
      return known.rules;
    case 'completion':
      return shells;
    case 'baseline':
      return ['stats'];
    case 'init':
    case 'summary':
    case 'suppress':
    case 'lint':
    case 'process':
    case 'compare':
    case 'rules':
    case 'lsp':
    case 'test-rules':
      return [];
  }
}

const subcommands = describedCommands.map(({ name }) => name).filter((name) => name !== 'lint');

function flagsOf({ options }: DescribedCommand): readonly string[] {
  return options.flatMap(({ name, letter }) =>
    letter === null ? [`--${name}`] : [`--${name}`, `-${letter}`],
  );
}

function bash(known: Known): string {
  const values = describedCommands.flatMap((command) =>
    command.options
      .filter(({ takesValue }) => takesValue)
      .map(({ name, letter }) => {
        const keys = [name.length > 0 ? `--${name}` : '', letter === null ? '' : `-${letter}`];
        const pattern = keys.filter((key) => key !== '').map((key) => `${command.name}:${key}`);
        const words = valuesOf(command.name, name, known);
        const reply = words.length === 0 ? '_mig_lint_files' : `_mig_lint_words '${words.join(' ')}'`;
        return `    ${pattern.join(' | ')}) ${reply}; return ;;`;
      }),
  );
  const flags = describedCommands.map(
    (command) => `    ${command.name}:-*) _mig_lint_words '${flagsOf(command).join(' ')}'; return ;;`,
  );
  const words = describedCommands
    .map(({ name }) => [name, wordsOf(name, known)] as const)
    .filter(([, some]) => some.length > 0)
    .map(([name, some]) => `    ${name}) _mig_lint_words '${some.join(' ')}' ;;`);
  return `# Completes mig-lint in bash: source <(mig-lint completion bash)
_mig_lint_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur"); }
_mig_lint_files() { compopt -o filenames 2> /dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); }
_mig_lint() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} command=lint word
  # Bash takes --level=error for three words.
  if [[ $cur == '=' ]]; then
    cur=''
  elif [[ $prev == '=' ]]; then
    prev=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
    case $word in
      ${subcommands.join(' | ')}) command=$word; break ;;
    esac
  done
  case $command:$prev in
${values.join('\n')}
  esac
  case $command:$cur in
${flags.join('\n')}
  esac
  case $command in
${words.join('\n')}
    *)
      _mig_lint_files
      if (( COMP_CWORD == 1 )); then
        mapfile -t -O "\${#COMPREPLY[@]}" COMPREPLY < <(compgen -W '${subcommands.join(' ')}' -- "$cur")
      fi
      ;;
  esac
}
complete -F _mig_lint mig-lint
`;
}

function zsh(known: Known): string {
  const commands = describedCommands.map((command) => {
    const options = command.options.flatMap(({ name, letter, about, takesValue }) => {
      const words = valuesOf(command.name, name, known);
      const value = words.length === 0 ? ':value:_files' : `:value:(${words.join(' ')})`;
      const rest = `[${zshText(about)}]${takesValue ? value : ''}`;
      const long = `'*--${name}${takesValue ? '=' : ''}${rest}'`;
      return letter === null ? [long] : [long, `'*-${letter}${rest}'`];
    });
    const words = wordsOf(command.name, known);
    const word = words.length === 0 ? `'*:file:_files'` : `'*:word:(${words.join(' ')})'`;
    return `    ${command.name})\n      _arguments -S \\\n        ${[...options, word].join(' \\\n        ')}\n      ;;`;
  });
  const first = describedCommands
    .filter(({ name }) => name !== 'lint')
    .map(({ name, about }) => `'${name}:${zshText(about)}'`);
  return `#compdef mig-lint
# Completes mig-lint in zsh: source <(mig-lint completion zsh), or as a file _mig-lint in a folder of $fpath
_mig_lint() {
  local command=lint word
  local -a commands
  commands=(${first.join(' ')})
  for word in \${words[2,CURRENT - 1]}; do
    case $word in
      (${subcommands.join('|')}) command=$word; break ;;
    esac
  done
  if (( CURRENT == 2 )) && [[ \${words[2]} != -* ]]; then
    _describe -t commands command commands
  fi
  case $command in
${commands.join('\n')}
  esac
}
if [[ $funcstack[1] == _mig_lint || $funcstack[1] == _mig-lint ]]; then
  _mig_lint "$@"
else
  compdef _mig_lint mig-lint
fi
`;
}

function zshText(text: string): string {
  return text.replace(/[[\]:]/g, (character) => `\\${character}`).replaceAll("'", "'\\''");
}

function fish(known: Known): string {
  const lines = describedCommands.flatMap((command) => {
    const seen =
      command.name === 'lint'
        ? `'not __fish_seen_subcommand_from ${subcommands.join(' ')}'`
        : `'__fish_seen_subcommand_from ${command.name}'`;
    const options = command.options.map(({ name, letter, about, takesValue }) => {
      const words = valuesOf(command.name, name, known);
      // Described one by one, each value would repeat what stands with its option.
      const value = words.length === 0 ? ' -r -F' : ` -x -a '${words.map((word) => `${word}\\t`).join(' ')}'`;
      const short = letter === null ? '' : ` -s ${letter}`;
      return `complete -c mig-lint -n ${seen}${short} -l ${name}${takesValue ? value : ''} -d '${fishText(about)}'`;
    });
    const words = wordsOf(command.name, known);
    const word = words.length === 0 ? [] : [`complete -c mig-lint -n ${seen} -f -a '${words.join(' ')}'`];
    return [...options, ...word];
  });
  const commands = describedCommands
    .filter(({ name }) => name !== 'lint')
    .map(
      ({ name, about }) =>
        `complete -c mig-lint -n '__fish_use_subcommand' -a ${name} -d '${fishText(about)}'`,
    );
  return `# Completes mig-lint in fish: mig-lint completion fish | source\n${[...commands, ...lines].join('\n')}\n`;
}

function fishText(text: string): string {
  return text.replace(/[\\']/g, (character) => `\\${character}`);
}
