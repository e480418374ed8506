/** The names that rows and releases of rules are about: a prototype, a class, a pragma, an instruction or a path. */
import type { Api } from '../model/index.ts';
import type { Field, Reader } from './fields.ts';
import { readPrototype } from './prototype.ts';

interface NamedApi {
  readonly api: Api;
  readonly written: string;
}

export function apisOf(reader: Reader, field: Field): readonly NamedApi[] {
  const kinds = (['api', 'class', 'pragma', 'instruction', 'path'] as const).filter(
    (key) => field.at(key) !== null,
  );
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    reader.fail(field, 'A row needs exactly one of api, class, pragma, instruction, path.');
    return [];
  }
  return (field.at(kind)?.items() ?? []).flatMap((item): readonly NamedApi[] => {
    const written = reader.textOf(item);
    if (kind === 'class') return [{ api: { kind: 'type', name: written }, written }];
    if (kind !== 'api') return [{ api: { kind, name: written }, written }];
    const prototype = readPrototype(written);
    if (prototype === null) reader.fail(item, `"${written}" is no prototype with named parameters.`);
    return prototype === null ? [] : [{ api: { kind: 'function', ...prototype }, written }];
  });
}
