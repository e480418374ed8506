/** Runs a module that was named outright and gives what it exports by default. Throws what it throws. */
import { pathToFileURL } from 'node:url';

export async function importDefault(path: string): Promise<unknown> {
  const loaded: unknown = await import(pathToFileURL(path).href);
  return typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : loaded;
}
