/** The names that rows and releases of rules are about: a prototype, a class, a pragma, a path, a command and so on. */
import type { Api } from '../model/index.ts';
import type { Field, Reader } from './fields.ts';
import { readPrototype } from './prototype.ts';
import { readSynopsis } from './synopsis.ts';

interface NamedApi {
  readonly api: Api;
  readonly written: string;
}

export function apisOf(reader: Reader, field: Field): readonly NamedApi[] {
  const kinds = (['api', 'class', 'pragma', 'instruction', 'path', 'command'] as const).filter(
    (key) => field.at(key) !== null,
  );
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    reader.fail(field, 'A row needs exactly one of api, class, pragma, instruction, path, command.');
    return [];
  }
  return (field.at(kind)?.items() ?? []).flatMap((item): readonly NamedApi[] => {
    const written = reader.textOf(item);
    if (kind === 'class') return [{ api: { kind: 'type', name: written }, written }];
    if (kind === 'command') return commandOf(reader, item, written);
    if (kind !== 'api') return [{ api: { kind, name: written }, written }];
    const prototype = readPrototype(written);
    if (prototype === null) reader.fail(item, `"${written}" is no prototype with named parameters.`);
    return prototype === null ? [] : [{ api: { kind: 'function', ...prototype }, written }];
  });
}

function commandOf(reader: Reader, item: Field, written: string): readonly NamedApi[] {
  const shape = readSynopsis(written);
  if (shape === null) reader.fail(item, `"${written}" is no synopsis of a command.`);
  return shape === null ? [] : [{ api: { kind: 'command', name: shape.name, shape }, written }];
}
