import { readEmailAddress } from '../email-address.ts';
import { tidyLine } from '../text.ts';

/** `Name <address>`, or an address alone, as mailers take it. Undefined when it is neither. */
export function readSender(text: string): string | undefined {
  const [, name = '', inBrackets] = /^\s*([^<>"\\]*?)\s*<([^<>]+)>\s*$/.exec(text) ?? [];
  const address = readEmailAddress(inBrackets ?? text);
  const tidyName = tidyLine(name);
  if (address === undefined || tidyName === undefined) return undefined;
  return tidyName === '' ? address : `"${tidyName}" <${address}>`;
}
