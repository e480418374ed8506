/** /proc/PID/maps and smaps as text to mappings. Opens nothing and knows no path. */
import type { Mapping } from '../model/index.ts';

/** One mapping as the kernel's text tells it; whether its path is a device is for whoever may look. */
export type MappingText = Omit<Mapping, 'isCharacterDevice'>;

const header = /^([0-9a-f]+-[0-9a-f]+) ([r-][w-][x-][sp]) [0-9a-f]+ [0-9a-f]+:[0-9a-f]+ \d+ *(.*)$/;

/** Takes either of the two files; only the long one says how a file was opened and whether pages are locked. */
export function readMappings(text: string): readonly MappingText[] {
  const mappings: MappingText[] = [];
  for (const line of text.split('\n')) {
    const [, range, permissions, path = ''] = header.exec(line) ?? [];
    const last = mappings.at(-1);
    if (range !== undefined && permissions !== undefined) mappings.push(mappingOf(range, permissions, path));
    else if (last !== undefined && line.startsWith('VmFlags:')) {
      mappings[mappings.length - 1] = withFlags(last, line.slice('VmFlags:'.length).trim().split(/\s+/));
    }
  }
  return mappings;
}

/** What may be written to was opened for writing; what may only be read may have been, too. */
function mappingOf(range: string, permissions: string, path: string): MappingText {
  const isShared = permissions.endsWith('s');
  const isOpenForWriting = isShared && permissions[1] !== 'w' ? null : isShared;
  return { range, permissions, isShared, isOpenForWriting, isLocked: null, path: unescaped(path) };
}

/** The kernel takes `sh` from a shared mapping whose file was opened for reading only. */
function withFlags(mapping: MappingText, flags: readonly string[]): MappingText {
  return {
    ...mapping,
    isOpenForWriting: mapping.isShared && flags.includes('sh'),
    isLocked: flags.includes('lo'),
  };
}

/** A line end in a name is written `\012`. */
function unescaped(path: string): string {
  return path.replaceAll('\\012', '\n');
}
