/**
 * RPM spec files: the sections that a shell reads, those of the build and the scriptlets of the package. Macros are not
 * expanded, but for the folders that have names; what stands under `%if` is taken to be there.
 */
import { linesOf, type Piece } from './piece.ts';

/** Sections whose text is a script. */
const SCRIPT =
  /^%(?:prep|build|install|check|clean|pre|post|preun|postun|pretrans|posttrans|trigger\w*|filetrigger\w*|transfiletrigger\w*|verifyscript)\b(.*)$/;
/** Sections whose text is something else. */
const OTHER = /^%(?:package|description|files|changelog|sourcelist|patchlist|generate_buildrequires)\b/;
/** Directives that stand on a line of their own within a script. */
const DIRECTIVE =
  /^%(?:if\w*|el\w+|endif|define|global|undefine|setup|patch\d*|autosetup|configure|makeinstall|find_lang)\b.*$/gm;

const FOLDERS: Readonly<Record<string, string>> = {
  _bindir: 'bin',
  _sbindir: 'sbin',
  _sysconfdir: 'etc',
  _initrddir: 'init.d',
  _initddir: 'init.d',
};

export function readSpec(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let open: { readonly name: string; readonly start: number } | null = null;
  const close = (end: number): void => {
    if (open === null) return;
    const { name, start } = open;
    pieces.push({ text: withoutMacros(text.slice(start, end)), start, name, isPlain: false });
    open = null;
  };
  for (const line of linesOf(text)) {
    const script = SCRIPT.exec(line.text);
    if (script === null && !OTHER.test(line.text)) continue;
    close(line.start);
    if (script === null) continue;
    const interpreter = /\s-p\s*(\S+)/.exec(script[1] ?? '')?.[1] ?? '/bin/sh';
    const [name = ''] = line.text.split(/\s/);
    if (/\/(?:ba|da|k)?sh$/.test(interpreter)) open = { name, start: line.start + line.text.length + 1 };
  }
  close(text.length);
  return pieces;
}

/** In as many bytes as before, so that every place stays where it is. */
function withoutMacros(text: string): string {
  return text
    .replace(DIRECTIVE, (line) => ' '.repeat(line.length))
    .replace(/%\{\??!?(\w+)[^{}\n]*\}/g, (macro, name: string) => {
      const folder = FOLDERS[name];
      if (folder === undefined) return '_'.repeat(macro.length);
      return folder.padStart(macro.length, '/');
    })
    .replace(/%(?=\w)/g, '_');
}
