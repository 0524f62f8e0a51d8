import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

let list: ReadonlySet<string> | undefined;

/** Whether it is among the 49,000 passwords that were found most often in leaks: they are what is tried first. */
export function isCommonPassword(password: string): boolean {
  list ??= readList();
  return list.has(toListForm(password));
}

/** Read once, when the first password is chosen: no start waits for it. */
function readList(): ReadonlySet<string> {
  const file = createRequire(import.meta.url).resolve('@zxcvbn-ts/language-common/src/passwords.json');
  const passwords = JSON.parse(readFileSync(file, 'utf8')) as string[];
  return new Set(passwords.map(toListForm));
}

function toListForm(password: string): string {
  return password.normalize('NFC').toLowerCase();
}
