/** Expected output kept in files that people read: compared byte for byte, rewritten by `npm run accept`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const isAccepting = (process.env['ACCEPT'] ?? '') !== '';

export function expectText(path: string, text: string): void {
  if (isAccepting) writeFileSync(path, text);
  const expected = existsSync(path)
    ? readFileSync(path, 'utf8')
    : '(There is no such file; run `npm run accept`.)';
  expect(text).toBe(expected);
}
